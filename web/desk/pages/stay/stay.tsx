import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Watermark } from '../person/watermark.tsx'
import { AnswerForm } from '../room-board/answer-form.tsx'
import { careWords, cohortWords, dietWords, testWords } from '../room-board/words.ts'
import { ActsPart } from './acts-part.tsx'
import { ChecksPart } from './checks-part.tsx'
import { type StayView, stayQuestion } from './questions.ts'
import { ReleasePart } from './release-part.tsx'
import { historyWords, leftWords, visitWords } from './words.ts'
import '../room-board/room-board.css'
import './stay.css'

function Who({ stay }: { stay: StayView }) {
  const { t } = useLingui()
  const format = useFormats()
  const cohort = cohortWords[stay.cohort]
  const { care, diets, words } = stay.needs
  const needs = [
    ...care.map((one) => (careWords[one] ? t(careWords[one]) : one)),
    ...diets.map((one) => (dietWords[one] ? t(dietWords[one]) : one)),
    ...(words === '' ? [] : [words]),
  ]
  const left = stay.leftHow === null ? null : leftWords[stay.leftHow]
  return (
    <Panel title={<Trans context="in isolation">Who</Trans>}>
      <Facts
        facts={[
          [t`Born on`, stay.bornOn],
          [
            t`Phone`,
            stay.phone ? (
              <a key="phone" href={`tel:${stay.phone}`}>
                {stay.phone}
              </a>
            ) : (
              '–'
            ),
          ],
          [
            t`Home`,
            <span key="home" lang="zh-CN">
              {stay.address ?? '–'}
            </span>,
          ],
          [t`Group`, cohort ? t(cohort) : stay.cohort],
          [t`Here since`, format.dayAndTime(stay.arrivedAt)],
          ...(stay.leftAt
            ? ([[t`Left`, `${format.dayAndTime(stay.leftAt)} ${left ? t(left) : ''}`]] as const)
            : []),
          [
            t({ message: 'Order', context: 'in isolation' }),
            stay.order ? (
              <Link key="order" to={`/orders/${stay.order}`}>
                {stay.order}
              </Link>
            ) : (
              t`none`
            ),
          ],
          [
            t({ message: 'Needs', context: 'in isolation' }),
            needs.length === 0 ? t`nothing special` : needs.join(' · '),
          ],
        ]}
      />
    </Panel>
  )
}

function Tests({ stay }: { stay: StayView }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <Panel title={<Trans>Tests</Trans>}>
      {stay.tests.length === 0 ? (
        <p className="soft">
          <Trans>The rules in force ask for no test.</Trans>
        </p>
      ) : (
        <ol className="asked">
          {stay.tests.map((one) => {
            const known = testWords[one.state]
            return (
              <li key={one.from}>
                {format.dayAndTime(one.from)}{' '}
                <StatusTag tone={known?.tone ?? 'idle'}>
                  {known ? t(known.word) : one.state}
                </StatusTag>{' '}
                {one.takenAt ? (
                  <span className="faint">
                    <Trans>swabbed {format.dayAndTime(one.takenAt)}</Trans>
                  </span>
                ) : null}{' '}
                {one.binds ? null : (
                  <span className="faint">
                    <Trans>rule not confirmed, may be declined</Trans>
                  </span>
                )}
              </li>
            )
          })}
        </ol>
      )}
    </Panel>
  )
}

function History({ stay }: { stay: StayView }) {
  const { t } = useLingui()
  const format = useFormats()
  const word = (what: string) => {
    const known = historyWords[what]
    if (known) return t(known)
    const [kind, rest = ''] = what.split(/:(.*)/s)
    if (kind === 'room') return t`to room ${rest}`
    if (kind === 'given') return t`given: ${rest}`
    const left = leftWords[rest]
    return left ? t(left) : what
  }
  return (
    <Panel title={<Trans context="in isolation">What happened</Trans>}>
      <ol className="asked">
        {stay.history.map((one) => (
          <li key={`${one.at} ${one.what}`}>
            {format.dayAndTime(one.at)} {word(one.what)} <span lang="zh-CN">{one.words}</span>
          </li>
        ))}
        {stay.visits.map((one) => {
          const kind = visitWords[one.kind]
          return (
            <li key={one.visit}>
              {format.dayAndTime(one.at)} {kind ? t(kind) : one.kind}{' '}
              <span lang="zh-CN">{one.words}</span>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

/** The card of one person in isolation: release with every condition, tests, health, what they ask for, and what can be done. */
export function StayPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  const purpose =
    actor?.role === 'doctor'
      ? 'treatment'
      : actor?.role.endsWith('commander')
        ? 'inspection'
        : 'isolation'
  const answer = useQuery(stayQuestion(id, purpose))
  const stay = answer.data
  useTitle(t`Stay`)
  if (!stay)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={12} />
    )
  const done = () => void answer.refetch()
  const isStaff = actor?.role === 'site-manager' || actor?.role === 'site-worker'
  return (
    <div className="stay">
      <Watermark />
      <PageHead
        title={
          <>
            <span lang="zh-CN">{stay.name}</span>{' '}
            {stay.roomCode ? (
              <Trans>room {stay.roomCode}</Trans>
            ) : stay.leftAt ? null : (
              <StatusTag tone="late">
                <Trans>without a room</Trans>
              </StatusTag>
            )}
          </>
        }
        line={
          <Link to={`/board/${stay.site}`}>
            <span lang="zh-CN">{stay.siteName}</span> <Trans>No. {stay.siteNumber}</Trans>
          </Link>
        }
      />
      <div className="stay-columns">
        <div>
          <ReleasePart stay={stay} />
          <Tests stay={stay} />
          <ChecksPart stay={stay} onDone={done} />
        </div>
        <div>
          <Who stay={stay} />
          {isStaff && stay.leftAt === null ? <ActsPart stay={stay} onDone={done} /> : null}
          <Panel title={<Trans context="in isolation">Asked for</Trans>}>
            {stay.requests.length === 0 ? (
              <p className="soft">
                <Trans>Nothing was asked for.</Trans>
              </p>
            ) : (
              stay.requests.map((one) => (
                <AnswerForm key={one.request} request={one} onDone={done} />
              ))
            )}
          </Panel>
          <History stay={stay} />
        </div>
      </div>
    </div>
  )
}
