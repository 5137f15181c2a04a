import './box.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { Page } from '../../kit/page.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import type { FieldBook } from '../engine/types.ts'
import { useField } from '../engine/use-field.ts'
import { Head } from '../shell/head.tsx'
import { CourierPage } from './courier-page.tsx'
import { FillBox } from './fill-box.tsx'
import { GiveBox } from './give-box.tsx'
import { SiteBoxes, useSiteBoxes } from './site-boxes.tsx'

/** The box that the address names, `?box=B…`. */
const useBoxOfAddress = () => new URLSearchParams(useSearch()).get('box')

function SitePage({ book }: { book: FieldBook }) {
  const { t } = useLingui()
  const code = useBoxOfAddress()
  const boxes = useSiteBoxes(book)
  const box = boxes.find((one) => one.box === code)
  useTitle(box ? box.box : t`Box`)
  if (box)
    return (
      <Page title={t`Box ${box.box}`} back={{ href: '/f/box', word: t`All boxes` }}>
        <GiveBox key={box.box} box={box} book={book} />
      </Page>
    )
  return (
    <Page title={t`Box`}>
      <FillBox book={book} onSealed={(sealed) => navigate(`/f/box?box=${sealed}`)} />
      <SiteBoxes boxes={boxes} />
    </Page>
  )
}

function Boxes() {
  const { t } = useLingui()
  const { account, book } = useField()
  const code = useBoxOfAddress()
  if (account?.role === 'courier') return <CourierPage code={code} />
  if (book) return <SitePage book={book} />
  return (
    <Page title={t`Box`}>
      <EmptyState title={t`This phone belongs to no site yet`}>
        <Trans>
          Join a site first, or sign in as a courier. <a href="/f/">Start</a>
        </Trans>
      </EmptyState>
    </Page>
  )
}

/** Boxes: packed and given at a site, carried by a courier. */
export function BoxPage() {
  return (
    <>
      <Head />
      <Boxes />
    </>
  )
}
