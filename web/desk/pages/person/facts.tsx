import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { PersonRecord } from '../../../api/wire.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** Who the person is, masked, and whether they must wait for a test of their own. */
export function Facts({ record }: { record: PersonRecord }) {
  const { t } = useLingui()
  const documentWords: Readonly<Record<string, string>> = {
    'resident-id': t`Resident identity card`,
    passport: t`Passport`,
    'hk-macau-permit': t`Hong Kong and Macau permit`,
    'taiwan-permit': t`Taiwan permit`,
    'foreign-permanent-resident': t`Foreign permanent resident card`,
  }
  const rows: [string, string][] = [
    ...record.documents.map(({ kind, masked }): [string, string] => [
      documentWords[kind] ?? kind,
      masked,
    ]),
    [t`Phone`, record.phoneMasked ?? t`none`],
    [t`Number`, record.person],
  ]
  return (
    <Panel
      title={t`Who this is`}
      aside={
        record.heldBecause ? (
          <Link to={`/recall#${record.heldBecause}`}>
            <StatusTag tone="wait">
              <Trans>Held, see the recall</Trans>
            </StatusTag>
          </Link>
        ) : null
      }
    >
      <dl className="facts">
        <div>
          <dt>
            <Trans>Home</Trans>
          </dt>
          <dd lang="zh-CN">{record.address}</dd>
        </div>
        {rows.map(([word, value]) => (
          <div key={`${word} ${value}`}>
            <dt>{word}</dt>
            <dd className="code">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
