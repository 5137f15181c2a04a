import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { type DoorCell, DoorGrid } from '../../kit/door-grid.tsx'
import { Progress } from '../../kit/progress.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { Tag } from '../../kit/tag.tsx'
import { stateWords } from './door-words.ts'
import { type Count, countStates, type Door, toneOf, type Unit } from './house.ts'
import { KnockList } from './knock-list.tsx'

/** A door as a cell: its number, its state and how many of its people are sampled. */
function useCells() {
  const { t } = useLingui()
  return (unit: number, door: Door | null): DoorCell | null => {
    if (!door) return null
    const count = countStates(door.people.map(({ state }) => state))
    const tone = toneOf(count)
    const { sampled, all } = count
    const state = {
      ok: t(stateWords.sampled.word),
      wait: t(stateWords.due.word),
      late: t(stateWords.refused.word),
      idle: t(stateWords.absent.word),
    }[tone]
    return {
      key: door.key,
      word: door.door,
      tone,
      count: `${sampled}/${all}`,
      label: t`Door ${unit}-${door.door}: ${sampled} of ${all} sampled, ${state}`,
    }
  }
}

const keyTones = [
  ['ok', 'sampled'],
  ['wait', 'due'],
  ['late', 'refused'],
  ['idle', 'absent'],
] as const

/** A building as a house of doors, or as a list; how far it is stands above. */
export function OneBuilding(props: {
  title: string
  units: readonly Unit[]
  count: Count
  onOpen(key: string): void
}) {
  const { t } = useLingui()
  const [how, setHow] = useState<'house' | 'list'>('house')
  const cell = useCells()
  const { units, count } = props
  return (
    <>
      <Progress label={t`Sampled`} value={count.sampled} max={count.all} />
      <p className="fh-note fh-no-print">
        <Trans>
          {count.due} due, {count.absent} not at home, {count.refused} refused, {count.unreachable}{' '}
          unreachable
        </Trans>
      </p>
      <div className="fh-no-print">
        <Segmented
          label={t`Show as`}
          value={how}
          options={[
            { value: 'house', word: t`House` },
            { value: 'list', word: t`List` },
          ]}
          onChange={setHow}
        />
      </div>
      {how === 'house' ? (
        <div className="fh-form fh-no-print">
          <p className="fh-key">
            {keyTones.map(([tone, state]) => (
              <Tag key={tone} tone={tone}>
                {t(stateWords[state].word)}
              </Tag>
            ))}
          </p>
          {units.map(({ unit, floors }) => (
            <section key={unit} className="fh-unit">
              <h2>
                <Trans>Unit {unit}</Trans>
              </h2>
              <DoorGrid
                label={t`Doors of unit ${unit}`}
                rows={floors.map(({ floor, doors }) => ({
                  floor,
                  doors: doors.map((door) => cell(unit, door)),
                }))}
                onOpen={props.onOpen}
              />
            </section>
          ))}
        </div>
      ) : null}
      <div className={how === 'list' ? undefined : 'fh-print-only'}>
        <KnockList title={props.title} units={units} onOpen={props.onOpen} />
      </div>
      <div className="fh-no-print">
        <Button onClick={() => print()}>
          <Trans>Print the knock list</Trans>
        </Button>
      </div>
    </>
  )
}
