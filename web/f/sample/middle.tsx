import { Trans } from '@lingui/react/macro'
import type { FoundPerson, StationView } from '../engine/types.ts'
import { FamilyPane, Finder, MovePane, TypePane, VoidPane } from './late-panes.tsx'
import { Members } from './members.tsx'
import type { Pane } from './pane.ts'
import { SealPane } from './seal-pane.tsx'

type Who = { person: string; name: string }

/** The part between the count and the two buttons. */
export function Middle(props: {
  pane: Pane
  station: StationView
  family: readonly FoundPerson[]
  chosen: string | null
  onChoose(person: string | null): void
  onCode(code: string, at: number): void
  onSeal(count: number, at: number): void
  onVoid(reason: string, at: number): void
  onAdd(who: Who, at: number): void
  onAddAll(people: readonly Who[], at: number): void
}) {
  const { pane, station } = props
  const { open } = station
  const list = (
    <Members seats={open?.members ?? []} chosen={props.chosen} onChoose={props.onChoose} />
  )
  switch (pane) {
    case 'camera':
      return <Finder onCode={props.onCode} />
    case 'family':
      return <FamilyPane family={props.family} onAdd={props.onAddAll} />
    case 'type':
      return <TypePane onChoose={props.onAdd} />
    case 'single':
      return (
        <>
          <p className="f-hint">
            {open && open.capacity > 1 ? (
              <Trans>Seal the open tube first, then scan a tube for one person.</Trans>
            ) : (
              <Trans>Scan a tube for one person, the person, and the tube again.</Trans>
            )}
          </p>
          {list}
        </>
      )
    case 'seal':
      return open ? <SealPane capacity={open.capacity} onCount={props.onSeal} /> : list
    case 'move':
      return open ? <MovePane tube={open.tube} /> : list
    case 'void':
      return open ? <VoidPane tube={open.tube} onVoid={props.onVoid} /> : list
    case 'list':
      return list
  }
}
