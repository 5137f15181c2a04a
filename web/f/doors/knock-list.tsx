import { maskName } from '@bihuan/core/identity/mask.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { stateWords } from './door-words.ts'
import type { Door, Unit } from './house.ts'

/** The doors of a building as a list: for screen readers, for long buildings, and on paper with room to write. */
export function KnockList(props: {
  title: string
  units: readonly Unit[]
  onOpen(key: string): void
}) {
  const { t } = useLingui()
  const doors = props.units.flatMap(({ unit, floors }) =>
    floors.flatMap((floor) => floor.doors.flatMap((door) => (door ? [{ unit, door }] : []))),
  )
  const isOpen = ({ people }: Door) => people.some(({ state }) => state !== 'sampled')
  const shown = doors.filter(({ door }) => isOpen(door))
  return (
    <table className="fh-knock">
      <caption>
        <Trans>Doors to knock at: {props.title}</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Door</Trans>
          </th>
          <th scope="col">
            <Trans>Who is not sampled</Trans>
          </th>
          <th scope="col" className="fh-paper">
            <Trans>Note</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ unit, door }) => (
          <tr key={door.key}>
            <th scope="row">
              <button
                type="button"
                aria-label={t`Open door ${unit}-${door.door}`}
                onClick={() => props.onOpen(door.key)}
              >
                {unit}-{door.door}
              </button>
            </th>
            <td>
              {door.people
                .filter(({ state }) => state !== 'sampled')
                .map(({ person, name, age, state }) => (
                  <p key={person}>
                    <span lang="zh-CN">{maskName(name)}</span> {age} · {t(stateWords[state].word)}
                  </p>
                ))}
            </td>
            <td className="fh-paper" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
