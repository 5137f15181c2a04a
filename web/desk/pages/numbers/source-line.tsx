import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

/** Where a formula or a figure stands, and what of it was read. The number of a publication is text: the desk has no way out. */
export function SourceLine(props: {
  title: string
  doi: string | null
  stated?: string
  lead?: ReactNode
}) {
  const { title, doi, stated, lead } = props
  return (
    <p className="numbers-source">
      {lead ? <>{lead}. </> : null}
      <Trans>Source:</Trans> <span lang="en">{title}</span>
      {doi === null ? null : <span className="code"> doi {doi}</span>}
      {stated === undefined ? null : <span lang="en"> · {stated}</span>}
    </p>
  )
}
