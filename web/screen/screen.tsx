import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { isFinal } from '../api/client.ts'
import { needsSignIn } from '../api/problem.ts'
import { LiveProvider } from '../shell/live.tsx'
import { Door } from './door.tsx'
import { Wall } from './wall.tsx'

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended is one for the door.
    onError: (cause) => {
      if (needsSignIn(cause)) client.setQueryData(['me'], null)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // A wall is on in rooms where nobody looks at the tab.
      refetchIntervalInBackground: true,
      retry: (failures, cause) => failures < 2 && !isFinal(cause),
    },
  },
})

/** The wall's shell: language, data and the live stream; dark always. */
export function Screen() {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <LiveProvider>
          <Door>
            <Wall />
          </Door>
        </LiveProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}
