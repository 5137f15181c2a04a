import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { CaseLink } from './case-table.tsx'
import type { Alike, AlikePerson } from './questions.ts'
import { alikeWords } from './words.ts'

function Line(props: { one: AlikePerson; chosen: boolean; onTake: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { one, chosen, onTake } = props
  const percent = format.number(Math.round(one.score * 100))
  return (
    <li className={chosen ? 'alike chosen' : 'alike'}>
      <div>
        <b lang="zh-CN">{one.nameMasked}</b> · {one.sex === 'female' ? t`female` : t`male`} ·{' '}
        <Trans>{one.age} years</Trans>
        {one.phoneMasked ? <span className="code"> · {one.phoneMasked}</span> : null} ·{' '}
        <span lang="zh-CN">{one.address}</span>
        <div className="alike-reasons">
          <span className="faint">{percent} %</span>
          {one.reasons.map((reason) => (
            <StatusTag key={reason} tone={alikeWords[reason].tone}>
              {t(alikeWords[reason].word)}
            </StatusTag>
          ))}
        </div>
        {one.cases.map((known) => (
          <span key={known.case} className="alike-case">
            <Trans>has a case</Trans> <CaseLink line={known} />
          </span>
        ))}
      </div>
      <Button type={chosen ? 'primary' : 'default'} aria-pressed={chosen} onClick={onTake}>
        {chosen ? <Trans>Chosen: this one</Trans> : <Trans>It is this one</Trans>}
      </Button>
    </li>
  )
}

/** Who of the register may be the one that is being typed, the likeliest first, each with every reason for and against. */
export function AlikeList(props: {
  found: Alike | undefined
  chosen: string
  onTake: (person: string) => void
}) {
  const { found, chosen, onTake } = props
  if (!found) return null
  return (
    <div role="status" aria-live="polite">
      {found.people.length === 0 ? (
        <p className="soft">
          <Trans>Nobody in the register is like this. Go on typing, or register them.</Trans>
        </p>
      ) : (
        <ul className="alikes">
          {found.people.map((one) => (
            <Line
              key={one.person}
              one={one}
              chosen={one.person === chosen}
              onTake={() => onTake(one.person === chosen ? '' : one.person)}
            />
          ))}
        </ul>
      )}
      {found.more ? (
        <p className="faint">
          <Trans>
            There are more: a birthday, a phone or the last four digits tell them apart.
          </Trans>
        </p>
      ) : null}
    </div>
  )
}
