import { useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'
import { Skeleton } from '../../ui/desk/skeleton.tsx'
import { SignedIn } from './entrance.tsx'
import { Head } from './head.tsx'
import { Jump } from './jump.tsx'
import { KeySheet } from './key-sheet.tsx'
import { Rail } from './rail.tsx'
import { PageWatermark } from './watermark.tsx'

/** Head, rail and the page; the first stop of the Tab key leads past both to the page. */
export function Layout() {
  const { t } = useLingui()
  const navigation = useNavigation()
  return (
    <div className="shell">
      <a className="skip" href="#page">{t`Skip to the page`}</a>
      <Head />
      <Rail />
      <main id="page" tabIndex={-1} aria-busy={navigation.state !== 'idle'}>
        <SignedIn>
          <Suspense fallback={<Skeleton rows={8} />}>
            <Outlet />
          </Suspense>
        </SignedIn>
      </main>
      <PageWatermark />
      <Jump />
      <KeySheet />
      <ScrollRestoration />
    </div>
  )
}
