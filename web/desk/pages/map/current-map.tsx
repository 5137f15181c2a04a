import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { cityMapQuestion, type MapDropped, type OwnMap } from '../../../api/city-map.ts'
import { write } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { MapPicture } from './map-picture.tsx'
import { Missing } from './preview.tsx'
import { useAreaNames } from './use-area-names.ts'
import { useDatumWords } from './use-datum-words.ts'

function Drop() {
  const client = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const drop = useMutation({
    mutationFn: () => write<MapDropped>('/map/drop', {}),
    onSuccess: () => client.invalidateQueries(cityMapQuestion()),
  })
  return (
    <>
      {drop.isError ? <ErrorState cause={drop.error} /> : null}
      {isAsked ? (
        <div className="map-buttons">
          <span>
            <Trans>The wall then shows the schematic of equal tiles.</Trans>
          </span>
          <Button danger onClick={() => drop.mutate()} loading={drop.isPending}>
            <Trans>Take the map away</Trans>
          </Button>
          <Button onClick={() => setAsked(false)}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      ) : (
        <Button onClick={() => setAsked(true)}>
          <Trans>Take the map away…</Trans>
        </Button>
      )}
    </>
  )
}

/** The map that is on the wall now, with what was stated about it. */
export function CurrentMap({ map }: { map: OwnMap }) {
  const { t } = useLingui()
  const format = useFormats()
  const datums = useDatumWords()
  const { nameOf, missing } = useAreaNames(map.features.map(({ code }) => code))
  return (
    <Panel title={t`On the wall now`}>
      <MapPicture
        width={map.width}
        height={map.height}
        areas={map.features}
        title={t`The map on the wall`}
        nameOf={nameOf}
      />
      <Missing names={missing} />
      <dl className="map-facts">
        <dt>{t`Source`}</dt>
        <dd>{map.source}</dd>
        <dt>{t`Approval number`}</dt>
        <dd>{map.approval}</dd>
        <dt>{t`Datum`}</dt>
        <dd>{datums[map.datum]}</dd>
        <dt>{t`Map loaded`}</dt>
        <dd>{format.dayAndTime(map.loadedAt)}</dd>
      </dl>
      <Drop />
    </Panel>
  )
}
