import { Trans, useLingui } from '@lingui/react/macro'
import { StatusCard } from '../../kit/status-card.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { ageWords } from '../reading/age.ts'
import { resultWords } from '../result-words.ts'
import type { OwnHome } from '../wire.ts'
import { stateOf, stateTones } from './state.ts'

/** The state as word, shape and colour, with the age and the place of the newest sample. */
export function Newest({ home }: { home: OwnHome }) {
  const { t, i18n } = useLingui()
  const now = useCityNow(30_000)
  const state = stateOf(home)
  const { newest } = home
  return (
    <section className="m-newest" aria-label={t`Newest result`}>
      <StatusCard tone={stateTones[state]} title={t(resultWords[state])}>
        {newest ? (
          <p>
            <Trans>
              sampled {ageWords(i18n.locale, Date.parse(newest.sampledAt), now)}, {newest.site}
            </Trans>
          </p>
        ) : null}
      </StatusCard>
    </section>
  )
}
