import { bagPlaces } from '@bihuan/contract/waste.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { zoneWords } from '../isolation-sites/words.ts'
import { useSend } from '../orders/use-send.ts'
import { DrawManifest } from './draw-manifest.tsx'
import { PackBag } from './pack-bag.tsx'
import { type BagRow, bagsQuestion, lawsQuestion } from './questions.ts'
import { lawWords, placeWords, wasteKindWords } from './words.ts'

const gramsInKilo = 1_000

function useColumns(ticks: ReadonlySet<string>, toggle: (bag: string) => void): Columns<BagRow> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      key: 'tick',
      width: 44,
      render: (_, row) =>
        row.place === 'packed' || row.place === 'stored' ? (
          <input
            type="checkbox"
            aria-label={t`Choose ${row.bag}`}
            checked={ticks.has(row.bag)}
            onChange={() => toggle(row.bag)}
          />
        ) : null,
    },
    {
      key: 'bag',
      title: t`Bag`,
      render: (_, row) => (
        <>
          <span className="code">{row.bag}</span>
          <br />
          <span className="faint">{t(wasteKindWords[row.kind])}</span>
        </>
      ),
    },
    {
      key: 'from',
      title: t`Comes from`,
      render: (_, row) => {
        const zone = row.zone === null ? undefined : zoneWords[row.zone]
        return (
          <>
            {row.siteNumber} · {row.siteName}
            <br />
            <span className="faint">
              {row.room ?? (zone ? t(zone) : t`the whole site`)} · {row.packedBy}
            </span>
          </>
        )
      },
    },
    {
      key: 'kilo',
      title: t`kg`,
      align: 'right',
      render: (_, row) => (row.grams / gramsInKilo).toFixed(2),
    },
    {
      key: 'place',
      title: t`Where it is`,
      render: (_, row) => {
        const { tone, word } = placeWords[row.place]
        return (
          <>
            <StatusTag tone={row.isLate ? 'late' : tone}>{t(word)}</StatusTag>
            {row.manifestNumber ? (
              <>
                <br />
                <span className="code">{row.manifestNumber}</span>
              </>
            ) : null}
          </>
        )
      },
    },
    { key: 'packed', title: t`Packed`, render: (_, row) => format.dayAndTime(row.packedAt) },
    {
      key: 'due',
      title: t`Collected by`,
      render: (_, row) => (
        <span className={row.isLate ? 'late' : ''}>{format.dayAndTime(row.collectDue)}</span>
      ),
    },
  ]
}

function LawLine({ site }: { site: string }) {
  const { t } = useLingui()
  const answer = useQuery(lawsQuestion(site))
  if (!answer.data) return null
  const broken = answer.data.laws.filter(({ expected, found }) => expected !== found)
  if (broken.length === 0)
    return (
      <p className="faint">
        <StatusTag tone="ok">
          <Trans>Every bag is in exactly one place, and the weights agree.</Trans>
        </StatusTag>
      </p>
    )
  return (
    <ul className="supply-alarm" role="alert">
      {broken.map(({ law, siteNumber: site, expected, found }) => {
        const word = lawWords[law]
        return (
          <li key={`${law} ${site}`}>
            <Trans>
              Isolation site {site}: {word ? t(word) : law}: expected {expected}, found {found}
            </Trans>
          </li>
        )
      })}
    </ul>
  )
}

/** Bags by where they are; those that are packed come into the store, stored ones onto a manifest. */
export function BagsPart(props: {
  site: string
  of: (name: string) => string
  change: (values: Readonly<Record<string, string>>) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const queries = useQueryClient()
  const { site, of, change } = props
  const filter = { site, place: of('place'), late: of('late') }
  const answer = useInfiniteQuery(bagsQuestion(filter))
  const rows = answer.data?.pages.flatMap(({ bags }) => bags) ?? []
  const first = answer.data?.pages[0]
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set())
  const changed = () => {
    for (const key of ['waste-bags', 'waste-manifests', 'waste-laws'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  const done = () => {
    setTicks(new Set())
    changed()
  }
  const store = useSend<{ site: string; bags: string[] }, unknown>(() => '/waste-bags/store', done)
  const toggle = (bag: string) => {
    const next = new Set(ticks)
    if (!next.delete(bag)) next.add(bag)
    setTicks(next)
  }
  const columns = useColumns(ticks, toggle)
  const ticked = rows.filter(({ bag }) => ticks.has(bag))
  const packed = ticked.filter(({ place }) => place === 'packed').map(({ bag }) => bag)
  const stored = ticked
    .filter(({ place, manifest }) => place === 'stored' && manifest === null)
    .map(({ bag }) => bag)
  const hasHands = actor?.role === 'site-worker' || actor?.role === 'site-manager'
  return (
    <div className="supply-stack">
      <LawLine site={site} />
      {hasHands && site ? <PackBag site={site} onDone={changed} /> : null}
      <div className="supply-bar">
        <Field word={<Trans>Where it is</Trans>}>
          {(id) => (
            <Select
              id={id}
              style={{ minWidth: 200 }}
              value={filter.place}
              options={[
                { value: '', label: t`all` },
                ...bagPlaces.map((value) => ({ value, label: t(placeWords[value].word) })),
              ]}
              onChange={(place) => change({ place })}
            />
          )}
        </Field>
        <Checkbox
          checked={filter.late === 'true'}
          onChange={(event) => change({ late: event.target.checked ? 'true' : '' })}
        >
          <Trans>Late only ({first?.late ?? 0})</Trans>
        </Checkbox>
        {first?.counts.map(({ place, bags, grams }) => (
          <span key={place} className="faint">
            {t(placeWords[place].word)}: {format.number(bags)} ·{' '}
            {format.decimal(grams / gramsInKilo)} kg
          </span>
        ))}
      </div>
      {hasHands && site ? (
        <div className="supply-bar">
          <Button
            disabled={packed.length === 0}
            loading={store.isPending}
            onClick={() => store.mutate({ site, bags: packed })}
          >
            <Trans>Bring {packed.length} bags into the store</Trans>
          </Button>
          <DrawManifest site={site} bags={stored} onDone={done} />
        </div>
      ) : null}
      {store.isError ? <ErrorState cause={store.error} /> : null}
      {answer.isError && rows.length === 0 ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable<BagRow>
          caption={t`Bags of waste`}
          rows={rows}
          columns={columns}
          rowKey={({ bag }) => bag}
          loading={answer.isPending}
          minWidth={820}
          empty={
            <EmptyState title={t`No bag here`}>
              <Trans>Choose an isolation site and pack a bag, or take a filter away.</Trans>
            </EmptyState>
          }
        />
      )}
      <MoreButton answer={answer} />
    </div>
  )
}
