import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Tag } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { useWhose } from '../whose.ts'

/** Whose code this is, and a clock to the second: a picture of yesterday does not tick. */
export function HomeHead() {
  const { t } = useLingui()
  const format = useFormats()
  const { person } = useWhose()
  const now = useCityNow()
  return (
    <header>
      <h1>
        {person.name} {person.relation === 'self' ? null : <Tag tone="info">{t`on behalf`}</Tag>}
      </h1>
      <time className="m-clock">{format.timeWithSeconds(now)}</time>
    </header>
  )
}
