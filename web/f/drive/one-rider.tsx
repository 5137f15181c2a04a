import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/tag.tsx'
import type { Rider, RiderState } from './drive-view.ts'
import { careWords, noShowWords, stateWords } from './drive-words.ts'

/** One person at a door: who, where, how to call them, what they need; and what is said with one tap. */
export function OneRider(props: {
  rider: Rider
  state: RiderState
  isUnloading: boolean
  onOn(): void
  onOff(): void
  onMissed(): void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { rider, state, isUnloading } = props
  const { needs, name } = rider
  const words = needs.care.map((one) => t(careWords[one]))
  if (needs.luggage > 0) words.push(t`luggage ${needs.luggage}`)
  if (needs.pets > 0) words.push(t`pets ${needs.pets}`)
  if (needs.language) words.push(needs.language)
  return (
    <article className="dr-rider" aria-label={name} data-state={state}>
      <p className="dr-name dr-line">
        {name}
        <Tag tone={stateWords[state].tone}>{t(stateWords[state].word)}</Tag>
      </p>
      <p className="dr-line">
        {rider.address}
        {rider.room ? ` → ${rider.room}` : ''}
      </p>
      <p className="dr-line">
        {rider.phone ? (
          <a href={`tel:${rider.phone}`} aria-label={t`Call ${name}`}>
            {rider.phone}
          </a>
        ) : (
          <Trans>no phone on record</Trans>
        )}
        {' · '}
        {rider.told === null ? (
          <Trans>not told yet</Trans>
        ) : rider.told.confirmedAt ? (
          <Trans>has confirmed</Trans>
        ) : (
          <Trans>told at {format.time(rider.told.at)}</Trans>
        )}
      </p>
      {words.length > 0 || needs.words ? (
        <p className="dr-line">
          <strong>{words.join(t`, `)}</strong> {needs.words}
        </p>
      ) : null}
      {rider.noShow && state === 'no-show' ? (
        <p className="dr-line">{t(noShowWords[rider.noShow.why])}</p>
      ) : null}
      {state === 'waits' || state === 'no-show' ? (
        <div className="dr-acts">
          <Button tone="main" onClick={props.onOn}>
            <Trans>Got on</Trans>
          </Button>
          <Button onClick={props.onMissed} aria-label={t`${name} did not get on`}>
            <Trans>Did not get on</Trans>
          </Button>
        </div>
      ) : null}
      {state === 'on' && isUnloading ? (
        <div className="dr-acts">
          <Button tone="main" onClick={props.onOff}>
            <Trans>Got off</Trans>
          </Button>
        </div>
      ) : null}
    </article>
  )
}
