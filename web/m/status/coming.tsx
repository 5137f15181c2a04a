import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import type { StatusReason } from '../wire.ts'
import { awayWords, endWords } from './end-words.ts'

/** What is signed and has not begun: what the person has before them. */
export function Coming({ coming }: { coming: readonly StatusReason[] }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  if (coming.length === 0) return null
  return (
    <section aria-label={t`What comes next`}>
      <h2>
        <Trans>What comes next</Trans>
      </h2>
      <List>
        {coming.map(({ order, rule, title, since, until }) => {
          const from = Date.parse(since)
          const end = until === null ? null : endWords(i18n.locale, Date.parse(until))
          return (
            <ListRow
              key={`${rule} ${order}`}
              title={format.text(title)}
              note={
                end === null
                  ? t`from ${format.dayAndTime(from)}`
                  : t`from ${format.dayAndTime(from)} until ${end}`
              }
              aside={awayWords(i18n.locale, from, now)}
            />
          )
        })}
      </List>
    </section>
  )
}
