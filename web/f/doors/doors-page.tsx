import '../../kit/door-grid.css'
import '../box/box.css'
import './doors.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState, Skeleton } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import type { FieldBook } from '../engine/types.ts'
import { useField } from '../engine/use-field.ts'
import { Head } from '../shell/head.tsx'
import { houseOf, toneOf } from './house.ts'
import { OneBuilding } from './one-building.tsx'
import { OneDoor } from './one-door.tsx'
import { type BuildingDoors, type Doors, neighboursOf, useDoors } from './use-doors.ts'

const nameOf = ({ building }: BuildingDoors) => `${building.compound} ${building.name}`

/** All buildings of the roster with their progress. */
function Buildings({ doors }: { doors: Doors }) {
  const { t } = useLingui()
  const format = useFormats()
  const { rosterTakenAt } = useField()
  useTitle(t`Doors`)
  return (
    <Page title={t`Doors`}>
      {doors.buildings.length === 0 ? (
        <EmptyState title={t`No building on this phone's roster`}>
          <Trans>Take the roster anew when there is network.</Trans>
        </EmptyState>
      ) : (
        <>
          <p className="fh-note">
            {rosterTakenAt === null ? null : (
              <Trans>As of {format.time(rosterTakenAt)}, and what this phone has done since</Trans>
            )}
          </p>
          <List label={t`Buildings`}>
            {doors.buildings.map((one) => {
              const { count, building, people } = one
              const left = count.all - count.sampled
              return (
                <ListRow
                  key={building.building}
                  href={`/f/doors?building=${building.building}`}
                  title={<span lang="zh-CN">{nameOf(one)}</span>}
                  note={
                    <>
                      {people.some(({ mode }) => mode === 'door') ? (
                        <>
                          <Trans>Sealed, sampled at the door</Trans> ·{' '}
                        </>
                      ) : null}
                      <Trans>
                        {count.sampled} of {count.all} sampled
                      </Trans>
                    </>
                  }
                  aside={<Tag tone={toneOf(count)}>{left === 0 ? t`Done` : t`${left} left`}</Tag>}
                />
              )
            })}
          </List>
        </>
      )}
    </Page>
  )
}

function InBuilding(props: {
  book: FieldBook
  doors: Doors
  one: BuildingDoors
  doorKey: string | null
}) {
  const { t } = useLingui()
  const { book, doors, one, doorKey } = props
  const { building, people, count } = one
  const units = useMemo(() => houseOf(neighboursOf(people), doors.known), [people, doors.known])
  const door = units
    .flatMap(({ floors }) => floors.flatMap((floor) => floor.doors))
    .find((it) => it !== null && it.key === doorKey)
  const title = nameOf(one)
  const here = `/f/doors?building=${building.building}`
  useTitle(door ? `${door.key} ${title}` : title)
  if (door)
    return (
      <main className="k-page fh-doors">
        <header>
          <a className="k-back" href={here} aria-label={t`The whole building`}>
            ‹
          </a>
          <h1>
            <Trans>
              Door {door.key}, <span lang="zh-CN">{title}</span>
            </Trans>
          </h1>
        </header>
        <OneDoor key={door.key} round={book.round} building={building.building} door={door} />
      </main>
    )
  return (
    <main className="k-page fh-doors">
      <header>
        <a className="k-back" href="/f/doors" aria-label={t`All buildings`}>
          ‹
        </a>
        <h1 lang="zh-CN">{title}</h1>
      </header>
      <OneBuilding
        title={title}
        units={units}
        count={count}
        onOpen={(key) => navigate(`${here}&door=${encodeURIComponent(key)}`)}
      />
    </main>
  )
}

function WithBook({ book }: { book: FieldBook }) {
  const { t } = useLingui()
  const search = new URLSearchParams(useSearch())
  const doors = useDoors(book)
  if (!doors)
    return (
      <Page title={t`Doors`}>
        <Skeleton rows={6} />
      </Page>
    )
  const one = doors.buildings.find(({ building }) => building.building === search.get('building'))
  if (!one) return <Buildings doors={doors} />
  return <InBuilding book={book} doors={doors} one={one} doorKey={search.get('door')} />
}

function Inside() {
  const { t } = useLingui()
  const { book } = useField()
  if (!book)
    return (
      <Page title={t`Doors`}>
        <EmptyState title={t`This phone belongs to no site yet`}>
          <a href="/f/">
            <Trans>Join a site first</Trans>
          </a>
        </EmptyState>
      </Page>
    )
  return <WithBook book={book} />
}

/** From door to door: buildings, doors, and the people behind each; with or without network. */
export function DoorsPage() {
  return (
    <>
      <Head />
      <Inside />
    </>
  )
}
