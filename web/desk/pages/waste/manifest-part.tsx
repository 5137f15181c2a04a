import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { ManifestActs } from './manifest-acts.tsx'
import { type ManifestView, manifestQuestion } from './questions.ts'
import { manifestWords, placeWords, wasteKindWords } from './words.ts'

const kilo = (grams: number) => (grams / 1_000).toFixed(2)

function BagTable({ view }: { view: ManifestView }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <table className="supply-table">
      <thead>
        <tr>
          <th scope="col">{t`Bag`}</th>
          <th scope="col">{t`Kind of waste`}</th>
          <th scope="col">{t`Comes from`}</th>
          <th scope="col" className="supply-number">{t`kg`}</th>
          <th scope="col">{t`Packed`}</th>
          <th scope="col">{t`Where it is`}</th>
        </tr>
      </thead>
      <tbody>
        {view.bags.map((bag) => (
          <tr key={bag.bag}>
            <td className="code">{bag.bag}</td>
            <td>{t(wasteKindWords[bag.kind])}</td>
            <td>{bag.room ?? bag.zone ?? t`the whole site`}</td>
            <td className="supply-number">{kilo(bag.grams)}</td>
            <td>{format.dayAndTime(bag.packedAt)}</td>
            <td>{t(placeWords[bag.place].word)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            <Trans>{view.bags.length} bags together</Trans>
          </th>
          <td className="supply-number">{kilo(view.row.grams)}</td>
          <td colSpan={2} />
        </tr>
      </tfoot>
    </table>
  )
}

function Paper({ view }: { view: ManifestView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { row } = view
  return (
    <article className="waste-print">
      <h1>
        <Trans>Manifest of medical waste</Trans> {row.number}
      </h1>
      <Facts
        facts={[
          [t`Comes from`, `${row.siteNumber} · ${row.siteName} · ${view.address}`],
          [t`Collector`, `${row.collector} · ${row.vehicle}`],
          [t`Place of disposal`, row.disposal],
          [t`Drawn up`, format.dayAndTime(row.drawnAt)],
          [t`Kept at least until`, row.keptUntil],
        ]}
      />
      <BagTable view={view} />
      <div className="waste-sign">
        <p>
          <Trans>Handed over by</Trans>: {row.handedBy ?? '________'}{' '}
          {row.handedAt ? format.dayAndTime(row.handedAt) : ''}
        </p>
        <p>
          <Trans>Taken by (collector)</Trans>: {row.takenBy ?? '________'}
        </p>
        <p>
          <Trans>Received by (disposal)</Trans>: {row.receivedBy ?? '________'}{' '}
          {row.receivedGrams === null ? '' : `${kilo(row.receivedGrams)} kg`}
        </p>
      </div>
    </article>
  )
}

/** One manifest: handed over, received and settled here, and printed to be signed by hand. */
export function ManifestPart({ manifest, onClose }: { manifest: string; onClose: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const queries = useQueryClient()
  const answer = useQuery(manifestQuestion(manifest))
  useTitle(t`Manifest`)
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const view = answer.data
  if (!view) return <Skeleton rows={10} />
  const { row } = view
  const { tone, word } = manifestWords[row.state]
  const done = () => {
    for (const key of ['waste-manifest', 'waste-manifests', 'waste-bags', 'waste-laws'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  return (
    <>
      <div className="supply supply-screen">
        <PageHead
          title={row.number}
          line={
            <>
              <StatusTag tone={tone}>{t(word)}</StatusTag>{' '}
              <span className="faint">
                {row.siteNumber} · {row.siteName} · {row.collector} · {row.vehicle} → {row.disposal}
              </span>
            </>
          }
          aside={
            <span className="supply-bar">
              <Button onClick={onClose}>
                <Trans>Back to the manifests</Trans>
              </Button>
              <Button onClick={() => print()}>
                <Trans>Print it</Trans>
              </Button>
            </span>
          }
        />
        <div className="supply-columns">
          <Panel title={t`Bags of waste`}>
            <div className="supply-scroll">
              <BagTable view={view} />
            </div>
          </Panel>
          <div className="supply-stack">
            <ManifestActs key={row.state} view={view} onDone={done} />
            <Panel title={t`What is known`}>
              <Facts
                facts={[
                  [
                    t`Handed over`,
                    row.handedAt
                      ? `${format.dayAndTime(row.handedAt)} · ${row.handedBy ?? ''} → ${row.takenBy ?? ''}`
                      : '–',
                  ],
                  [
                    t`Received`,
                    row.receivedAt
                      ? `${format.dayAndTime(row.receivedAt)} · ${row.receivedBy ?? ''}`
                      : '–',
                  ],
                  [t`Handed over, kg`, kilo(row.grams)],
                  [t`Received, kg`, row.receivedGrams === null ? '–' : kilo(row.receivedGrams)],
                  [t`Missing bags`, String(row.missing)],
                  [t`Why it differs`, row.settledBecause ?? '–'],
                  [t`Kept at least until`, row.keptUntil],
                ]}
              />
            </Panel>
          </div>
        </div>
      </div>
      <Paper view={view} />
    </>
  )
}
