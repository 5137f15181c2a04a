import { maskName } from '@bihuan/core/identity/mask.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { CheckField } from '../../kit/check-field.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useKept } from '../box/kept.ts'
import { ActLine } from './act-line.tsx'
import { stateWords } from './door-words.ts'
import type { Behind, Door } from './house.ts'
import { MarkPeople } from './mark-people.tsx'
import { marksOf } from './marks.ts'
import { useActs } from './use-acts.ts'

/** Everybody behind one door: sample them, or say with a fact why not. */
export function OneDoor(props: { round: string; building: string; door: Door }) {
  const { t } = useLingui()
  const { round, building, door } = props
  const acts = useActs()
  const marks = useKept(marksOf(round))
  const isOpen = ({ state }: Behind) => state !== 'sampled'
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const ticked = door.people
    .filter((one) => isOpen(one) && !left.has(one.person))
    .map(({ person }) => person)
  const tick = (person: string, isTicked: boolean) => {
    const next = new Set(left)
    if (isTicked) next.delete(person)
    else next.add(person)
    setLeft(next)
  }
  return (
    <>
      <ActLine acts={acts} />
      <ul className="fh-behind">
        {door.people.map((one) => {
          const { tone, word } = stateWords[one.state]
          const name = maskName(one.name)
          return (
            <li key={one.person}>
              <CheckField
                label={
                  <>
                    <span lang="zh-CN">{name}</span>{' '}
                    <span className="fh-note">
                      <Trans>{one.age} years</Trans>
                    </span>
                  </>
                }
                checked={ticked.includes(one.person)}
                disabled={!isOpen(one)}
                onChange={(isTicked) => tick(one.person, isTicked)}
              />
              <div className="fh-behind-state">
                <Tag tone={tone}>{t(word)}</Tag>
                {marks[one.person] && one.state !== 'sampled' ? (
                  <span className="fh-note">{marks[one.person]?.fact}</span>
                ) : null}
              </div>
              {isOpen(one) ? (
                <Button
                  tone="main"
                  aria-label={t`Sample ${name}`}
                  onClick={() => void acts.add({ person: one.person, name: one.name })}
                >
                  <Trans>Sample</Trans>
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {door.people.some(isOpen) ? (
        <MarkPeople
          round={round}
          building={building}
          door={door.door}
          people={ticked}
          onMarked={() => setLeft(new Set())}
        />
      ) : null}
    </>
  )
}
