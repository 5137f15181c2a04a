import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { useEffect, useMemo } from 'react'
import { RouterProvider } from 'react-router/dom'
import { isFinal } from '../../api/client.ts'
import { needsSignIn } from '../../api/problem.ts'
import { LiveProvider } from '../../shell/live.tsx'
import { useTheme } from '../../shell/preferences.ts'
import { antdTheme } from '../../ui/desk/antd-theme.ts'
import { router } from '../routes.tsx'

// A session that ended anywhere ends it everywhere: the entrance takes the place of the page.
const onError = (cause: unknown) => {
  if (needsSignIn(cause)) client.setQueryData(['me'], null)
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      retry: (failures, cause) => failures < 2 && !isFinal(cause),
    },
  },
})

const antdLocales: Record<string, Locale> = { 'zh-CN': zhCN, en: enUS }

function Dressed() {
  const { i18n: language } = useLingui()
  const themeName = useTheme()
  const theme = useMemo(() => antdTheme(themeName), [themeName])
  // Refusals are told in the language in which they were asked for, so they are asked for again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is the occasion, not an input
  useEffect(() => {
    void client.refetchQueries({
      type: 'active',
      predicate: ({ state, queryKey }) => state.status === 'error' && queryKey[0] !== 'person',
    })
  }, [language.locale])
  return (
    <ConfigProvider
      locale={antdLocales[language.locale] ?? enUS}
      theme={theme}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false}>
        <LiveProvider>
          <RouterProvider router={router} />
        </LiveProvider>
      </App>
    </ConfigProvider>
  )
}

/** The desk shell: language, theme, data and the live stream around the routes. */
export function Desk() {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <Dressed />
      </QueryClientProvider>
    </I18nProvider>
  )
}
