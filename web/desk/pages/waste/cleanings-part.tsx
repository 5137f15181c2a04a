import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { needWords, zoneWords } from '../isolation-sites/words.ts'
import { useSend } from '../orders/use-send.ts'
import { CleanForm } from './clean-form.tsx'
import { cleaningsQuestion, type DueRoom, dueQuestion } from './questions.ts'
import { cleaningKindWords } from './words.ts'

function Done({ site }: { site: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(cleaningsQuestion(site))
  if (!answer.data || answer.data.cleanings.length === 0) return null
  return (
    <Panel title={t`What was disinfected`}>
      <ul>
        {answer.data.cleanings.map((one) => {
          const zone = one.zone === null ? undefined : zoneWords[one.zone]
          return (
            <li key={one.cleaning}>
              <span className="faint">{format.dayAndTime(one.doneAt)}</span>{' '}
              <b>{one.room ?? (zone ? t(zone) : '')}</b> {t(cleaningKindWords[one.kind])} ·{' '}
              {one.method} {one.concentration ?? ''} {one.unit ?? ''} ·{' '}
              <Trans>{one.contactMinutes} min</Trans>
              {one.strip === null ? '' : ` · ${t`strip ${one.strip}`}`}
              {one.photo === null ? '' : ` · ${t`photo ${one.photo.slice(0, 8)}`}`} · {one.doneBy}{' '}
              {one.passed === null ? (
                one.kind === 'terminal' ? (
                  <StatusTag tone="wait">
                    <Trans>not checked</Trans>
                  </StatusTag>
                ) : null
              ) : (
                <StatusTag tone={one.passed ? 'ok' : 'late'}>
                  {one.passed ? (
                    <Trans>passed, {one.checkedBy}</Trans>
                  ) : (
                    <Trans>not passed, {one.checkedBy}</Trans>
                  )}
                </StatusTag>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** Rooms that wait for a disinfection or its check, the longest first, with the form for the proof. */
export function CleaningsPart({ site }: { site: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const queries = useQueryClient()
  const answer = useInfiniteQuery(dueQuestion(site))
  const rows = answer.data?.pages.flatMap((page) => page.rooms) ?? []
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set())
  const done = () => {
    setTicks(new Set())
    for (const key of ['cleanings-due', 'cleanings', 'isolation-site-rooms', 'isolation-sites'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  const check = useSend<{ site: string; cleanings: string[]; passed: boolean }, unknown>(
    () => '/cleanings/check',
    done,
  )
  const toggle = (room: string) => {
    const next = new Set(ticks)
    if (!next.delete(room)) next.add(room)
    setTicks(next)
  }
  const ticked = rows.filter(({ room }) => ticks.has(room))
  const toCheck = ticked.flatMap(({ needs, cleaning }) =>
    needs === 'check' && cleaning ? cleaning : [],
  )
  const role = actor?.role
  const hasHands = role === 'site-worker' || role === 'site-manager'
  const mayCheck = hasHands || role === 'inspector' || role === 'district-commander'
  const columns: Columns<DueRoom> = [
    {
      key: 'tick',
      width: 44,
      render: (_, row) => (
        <input
          type="checkbox"
          aria-label={t`Choose room ${row.code}`}
          checked={ticks.has(row.room)}
          onChange={() => toggle(row.room)}
        />
      ),
    },
    {
      key: 'room',
      title: t`Room`,
      render: (_, row) => (
        <>
          <b>{row.code}</b>{' '}
          <span className="faint">
            {row.siteNumber} · {row.siteName}
          </span>
        </>
      ),
    },
    {
      key: 'needs',
      title: t`Waits for`,
      render: (_, row) => {
        const word = needWords[row.needs]
        return (
          <>
            <StatusTag tone={row.isLate ? 'late' : 'wait'}>{word ? t(word) : row.needs}</StatusTag>
            {row.cleanedBy ? <span className="faint"> {row.cleanedBy}</span> : null}
          </>
        )
      },
    },
    { key: 'since', title: t`Empty since`, render: (_, row) => format.dayAndTime(row.emptiedAt) },
    { key: 'due', title: t`Due`, render: (_, row) => <Countdown dueAt={row.dueAt} /> },
  ]
  return (
    <div className="supply-stack">
      {answer.isError && rows.length === 0 ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable<DueRoom>
          caption={t`Rooms that wait for a disinfection`}
          rows={rows}
          columns={columns}
          rowKey={({ room }) => room}
          loading={answer.isPending}
          empty={
            <EmptyState title={t`No room waits`}>
              <Trans>Every room that somebody left is disinfected and ready.</Trans>
            </EmptyState>
          }
        />
      )}
      <MoreButton answer={answer} />
      {mayCheck && site ? (
        <div className="supply-bar">
          {[true, false].map((passed) => (
            <Button
              key={String(passed)}
              disabled={toCheck.length === 0}
              loading={check.isPending}
              onClick={() => check.mutate({ site, cleanings: toCheck, passed })}
            >
              {passed ? (
                <Trans>Checked: {toCheck.length} passed</Trans>
              ) : (
                <Trans>Checked: {toCheck.length} to be done again</Trans>
              )}
            </Button>
          ))}
        </div>
      ) : null}
      {check.isError ? <ErrorState cause={check.error} /> : null}
      {hasHands && site ? (
        <CleanForm
          site={site}
          rooms={ticked.filter(({ needs }) => needs !== 'check')}
          onDone={done}
        />
      ) : (
        <p className="faint">
          <Trans>Choose an isolation site to record a disinfection there.</Trans>
        </p>
      )}
      {site ? <Done site={site} /> : null}
    </div>
  )
}
