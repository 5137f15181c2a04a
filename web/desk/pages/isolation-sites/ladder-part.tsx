import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { GroundLine } from './ground-line.tsx'
import { OrderLadder } from './order-ladder.tsx'
import { type Activations, activationsQuestion } from './questions.ts'
import { useOwner } from './use-owner.ts'
import { nextStepWords, stateWords } from './words.ts'

type Activation = Activations['activations'][number]
type Wave = Activation['waves'][number]

function WaveTable({ wave }: { wave: Wave }) {
  const { t } = useLingui()
  const format = useFormats()
  const owner = useOwner()
  const open = wave.sites.filter(({ ready, rooms }) => ready < rooms)
  return (
    <section className="supply-stack" aria-label={t`Wave of ${wave.hours} hours`}>
      <p className="supply-bar">
        <b>
          <Trans>
            Within {wave.hours} h ({wave.share}), until {format.dayAndTime(wave.dueAt)}
          </Trans>
        </b>
        <span>
          <Trans>
            needed {format.number(wave.needed)}, ready {format.number(wave.ready)}
          </Trans>
        </span>
        {wave.late > 0 ? (
          <StatusTag tone="late">
            <Trans>{format.number(wave.late)} rooms late</Trans>
          </StatusTag>
        ) : wave.ready >= wave.needed ? (
          <StatusTag tone="ok">
            <Trans>reached</Trans>
          </StatusTag>
        ) : (
          <Countdown dueAt={wave.dueAt} />
        )}
      </p>
      {open.length > 0 ? (
        <div className="supply-scroll">
          <table className="supply-table">
            <thead>
              <tr>
                <th scope="col">{t`Isolation site`}</th>
                <th scope="col">{t`State`}</th>
                <th scope="col" className="supply-number">{t`Rooms ready`}</th>
                <th scope="col">{t`Next`}</th>
                <th scope="col">{t`Who has to act`}</th>
              </tr>
            </thead>
            <tbody>
              {open.map((site) => {
                const state = stateWords[site.state as keyof typeof stateWords]
                const next = nextStepWords[site.nextStep]
                return (
                  <tr key={site.site}>
                    <td>
                      <Link to={`/isolation-sites/${site.site}`}>
                        {site.number} · {site.name}
                      </Link>
                    </td>
                    <td>
                      <StatusTag tone={site.isLate ? 'late' : state.tone}>
                        {t(state.word)}
                      </StatusTag>
                    </td>
                    <td className="supply-number">
                      {format.number(site.ready)} / {format.number(site.rooms)}
                    </td>
                    <td>{next ? t(next) : site.nextStep}</td>
                    <td>{owner(site.owner)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}

function OneActivation({ activation, mayEnd }: { activation: Activation; mayEnd: boolean }) {
  const { t } = useLingui()
  const format = useFormats()
  const query = useQuery(activationsQuestion())
  const end = useSend<{ activation: string }, unknown>(
    (input) => `/site-activations/${input.activation}/end`,
    () => void query.refetch(),
    () => ({}),
  )
  return (
    <Panel
      title={t`${format.number(activation.rooms)} rooms in ${format.area(activation.area, activation.areaName ?? activation.area)}`}
      aside={
        activation.endedAt ? (
          <StatusTag tone="idle">
            <Trans>ended {format.dayAndTime(activation.endedAt)}</Trans>
          </StatusTag>
        ) : mayEnd ? (
          <Button
            loading={end.isPending}
            onClick={() => end.mutate({ activation: activation.activation })}
          >
            <Trans>End this activation</Trans>
          </Button>
        ) : null
      }
    >
      <p className="faint">
        <Trans>
          Begins {format.dayAndTime(activation.startsAt)}, ordered{' '}
          {format.dayAndTime(activation.orderedAt)}
        </Trans>
        {activation.number ? ` · ${activation.number}` : ''}{' '}
        {activation.ground ? (
          <GroundLine ground={activation.ground} />
        ) : (
          <Trans>(steps given by the order)</Trans>
        )}
      </p>
      {activation.missing > 0 ? (
        <p className="supply-alarm" role="alert">
          <Trans>
            All sites together lack {format.number(activation.missing)} rooms: find more houses.
          </Trans>
        </p>
      ) : null}
      {end.isError ? <ErrorState cause={end.error} /> : null}
      <div className="supply-stack">
        {activation.waves.map((wave) => (
          <WaveTable key={wave.hours} wave={wave} />
        ))}
      </div>
    </Panel>
  )
}

/** Orders of activation with their waves, and the form for a new one. */
export function LadderPart() {
  const { t } = useLingui()
  const { actor } = useMe()
  const answer = useQuery(activationsQuestion())
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={10} />
  const mayOrder = actor?.role === 'district-commander' || actor?.role === 'city-commander'
  const { activations, ladder } = answer.data
  const isRunning = activations.some(({ endedAt }) => endedAt === null)
  return (
    <div className="supply-stack">
      {mayOrder && !isRunning ? <OrderLadder ladder={ladder} /> : null}
      {activations.map((activation) => (
        <OneActivation key={activation.activation} activation={activation} mayEnd={mayOrder} />
      ))}
      {activations.length === 0 ? (
        <EmptyState title={t`No activation was ordered`}>
          <Trans>
            A commander orders how many rooms have to be ready, and the sites are divided into
            waves.
          </Trans>
        </EmptyState>
      ) : null}
    </div>
  )
}
