import { Trans, useLingui } from '@lingui/react/macro'
import { Tag } from '../../kit/tag.tsx'
import type { BookNeeds } from './wire.ts'
import { careWords, dietWords } from './words.ts'

/** What somebody needs, each as a word; nothing where there is nothing. */
export function NeedsLine({ needs }: { needs: BookNeeds | null }) {
  const { t } = useLingui()
  if (!needs) return null
  const { care, diets, language, luggage, pets, words } = needs
  return (
    <div className="is-marks">
      {care.map((one) => (
        <Tag key={one} tone="wait">
          {t(careWords[one])}
        </Tag>
      ))}
      {diets.map((one) => (
        <Tag key={one} tone="info">
          {t(dietWords[one])}
        </Tag>
      ))}
      {language ? <Tag tone="idle">{t`speaks ${language}`}</Tag> : null}
      {luggage > 0 ? (
        <span className="f-soft">
          <Trans>{luggage} large bags</Trans>
        </span>
      ) : null}
      {pets > 0 ? (
        <span className="f-soft">
          <Trans>{pets} pets</Trans>
        </span>
      ) : null}
      {words ? <span lang="zh-CN">{words}</span> : null}
    </div>
  )
}
