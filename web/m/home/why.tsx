import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import type { OwnHome, OwnRound } from '../wire.ts'
import { soonest } from './next-step.ts'
import { useQueueWords } from './use-step-words.ts'

function Because({ round }: { round: OwnRound }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const { areaName, building, zone } = round.because
  const title = i18n.locale === 'zh-CN' ? round.titleZh : round.titleEn
  return (
    <>
      <p>
        <Trans>
          Because the notice “{title}” is for {areaName}, and you live there: {building}.
        </Trans>
      </p>
      {zone === 'lockdown' ? (
        <p>
          <Trans>Your building is a sealed zone: nobody leaves, and teams come to the doors.</Trans>
        </p>
      ) : zone === 'control' ? (
        <p>
          <Trans>Your building is a control zone: do not go out except to be sampled.</Trans>
        </p>
      ) : null}
      <p className="m-soft">
        <Trans>
          Notice {round.noticeId}, from {format.dayAndTime(round.opensAt)} to{' '}
          {format.dayAndTime(round.closesAt)}
        </Trans>
      </p>
    </>
  )
}

function Places({ round }: { round: OwnRound }) {
  const queue = useQueueWords()
  return (
    <details className="m-more">
      <summary>
        <Trans>All sites for me</Trans>
      </summary>
      <List>
        {soonest(round.places).map((place) => (
          <ListRow
            key={place.site}
            title={place.name}
            note={[place.areaName, queue(place)].filter(Boolean).join(' · ')}
          />
        ))}
      </List>
    </details>
  )
}

/** Why one is to be sampled, in plain words, and every place where that can be. */
export function Why({ home: { round } }: { home: OwnHome }) {
  if (!round) return null
  return (
    <>
      <details className="m-more">
        <summary>
          <Trans>Why?</Trans>
        </summary>
        <Because round={round} />
      </details>
      {round.places.length > 0 ? <Places round={round} /> : null}
    </>
  )
}
