import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { RoundView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useFirstMoment } from '../../shell/use-first-moment.ts'
import { DraftForm } from './draft-form.tsx'
import { nextNotice } from './next-notice.ts'
import { fromProduct, fromRound } from './start-from.ts'
import { mayPublish } from './who-may.ts'
import './rounds.css'

const shipped = 'shipped'

/** What a notice can begin from: the one that the product ships with, or that of a round. */
function useStart(from: string, rounds: readonly RoundView[] | undefined) {
  const isShipped = from === shipped
  const ofRound = useQuery({ ...questions.notice(from), enabled: !isShipped && from !== '' })
  const ofProduct = useQuery({
    queryKey: ['shipped-notice'],
    queryFn: fromProduct,
    enabled: isShipped,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const now = useFirstMoment()
  const start = useMemo(() => {
    const earlier = isShipped ? ofProduct.data : ofRound.data && fromRound(ofRound.data)
    if (!earlier || !rounds || now === null) return null
    const taken = rounds.map(({ round }) => Number(round))
    return nextNotice(earlier, now, taken)
  }, [isShipped, ofProduct.data, ofRound.data, rounds, now])
  return { start, fault: isShipped ? ofProduct.error : ofRound.error }
}

/** Drawing up a notice: from an earlier one, checked at every field, with what it would need beside it. */
export function DrawUp() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const [search, setSearch] = useSearchParams()
  const rounds = useQuery(questions.rounds()).data?.rounds
  const from = search.get('from') ?? ''
  const usual = rounds ? (rounds[0]?.round ?? shipped) : null
  // Into the address at once: a round that somebody else publishes meanwhile must not change what this draft began from.
  useEffect(() => {
    if (from === '' && usual !== null) setSearch({ from: usual }, { replace: true })
  }, [from, usual, setSearch])
  const { start, fault } = useStart(from, rounds)
  useTitle(t`Draw up a notice`)
  if (!mayPublish(actor?.role)) {
    return (
      <>
        <PageHead title={t`Draw up a notice`} />
        <EmptyState
          title={t`Only the city commander draws up a notice`}
          action={
            <Link to="/rounds">
              <Trans>To the rounds</Trans>
            </Link>
          }
        >
          <Trans>
            A notice calls people of the whole city and cannot be taken back, so one role answers
            for it.
          </Trans>
        </EmptyState>
      </>
    )
  }
  return (
    <div className="draw-up">
      <PageHead
        title={t`Draw up a notice`}
        line={<Trans>Checked as you write; nothing is called before you publish.</Trans>}
        aside={
          <label className="start-from" htmlFor="start-from">
            <Trans>Begin from</Trans>
            <Select
              id="start-from"
              value={from}
              onChange={(value: string) => setSearch({ from: value }, { replace: true })}
              options={[
                ...(rounds ?? []).map((one) => ({
                  value: one.round,
                  label: t`Notice ${Number(one.round.slice(4))} · ${format.day(one.opensAt)}`,
                })),
                { value: shipped, label: t`Notice 18 as shipped` },
              ]}
            />
          </label>
        }
      />
      {fault ? <ErrorState cause={fault} /> : null}
      {!start && !fault ? <Skeleton rows={14} /> : null}
      {start ? <DraftForm key={from} start={start} /> : null}
    </div>
  )
}
