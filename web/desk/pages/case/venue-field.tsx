import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button } from 'antd'
import { useState } from 'react'
import { AddVenue } from './add-venue.tsx'
import { type Venue, venuesQuestion } from './questions.ts'
import { venueKindWords } from './words.ts'

/** A place by its name or initials while it is typed; what is not in the list is added, after similar ones were looked at. */
export function VenueField({
  id,
  venue,
  place,
  areaCode,
  onChoose,
}: {
  id: string
  venue: { id: string; name: string } | null
  place: string
  areaCode: string
  onChoose(venue: Venue | null): void
}) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(venue?.name ?? place)
  const [adds, setAdds] = useState(false)
  const answer = useQuery(venuesQuestion(typed))
  const venues = typed.trim() === '' ? [] : (answer.data?.venues ?? [])
  return (
    <div className="case-venue">
      <AutoComplete
        id={id}
        value={typed}
        onChange={(text: string) => {
          setTyped(text)
          if (venue && text !== venue.name) onChoose(null)
        }}
        onSelect={(chosen: string) => {
          const found = venues.find((one) => one.id === chosen)
          if (!found) return
          setTyped(found.name)
          onChoose(found)
        }}
        options={venues.map((one) => ({
          value: one.id,
          label: `${one.name} · ${one.area} · ${t(venueKindWords[one.kind])}`,
        }))}
        placeholder={t`Name or initials of the place`}
      />
      {venue ? (
        <span className="case-chosen">✓ {venue.name}</span>
      ) : (
        <Button size="small" disabled={typed.trim() === ''} onClick={() => setAdds(!adds)}>
          <Trans>Add to the list</Trans>
        </Button>
      )}
      {adds && !venue ? (
        <AddVenue
          name={typed.trim()}
          areaCode={areaCode}
          similar={venues}
          onChoose={(chosen) => {
            setAdds(false)
            setTyped(chosen.name)
            onChoose(chosen)
          }}
        />
      ) : null}
    </div>
  )
}
