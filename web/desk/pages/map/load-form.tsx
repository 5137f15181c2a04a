import { mapFaultWords } from '@bihuan/contract/map.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { cityMapQuestion, type Datum, type MapLoaded } from '../../../api/city-map.ts'
import { write } from '../../../api/client.ts'
import { Problem } from '../../../api/problem.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { ChooseFile } from './choose-file.tsx'
import { MapFaults } from './map-faults.tsx'
import { Preview } from './preview.tsx'
import { type ChosenMap, readFile } from './read-file.ts'
import { useDatumWords } from './use-datum-words.ts'

type Order = { map: unknown; datum: Datum; source: string; approval: string }

const linesOf = (cause: unknown) =>
  cause instanceof Problem && cause.code === 'input.malformed'
    ? cause.items.map(({ row, message }) => ({ feature: row ?? null, words: message ?? '' }))
    : []

function Refused({ cause }: { cause: unknown }) {
  const lines = linesOf(cause)
  return lines.length > 0 ? <MapFaults lines={lines} /> : <ErrorState cause={cause} />
}

function FaultsOf({ chosen }: { chosen: Extract<ChosenMap, { kind: 'faulty' }> }) {
  const format = useFormats()
  const lines = chosen.faults.map(({ feature, because, value }) => ({
    feature: feature === null ? null : feature + 1,
    words: `${format.text(mapFaultWords[because])}${value === '' ? '' : ` (${value})`}`,
  }))
  return <MapFaults lines={lines} />
}

/** Chooses a map, shows it drawn or what is wrong with it, asks what has to be stated about it, and loads it. */
export function LoadForm() {
  const { t } = useLingui()
  const client = useQueryClient()
  const datums = useDatumWords()
  const [chosen, setChosen] = useState<ChosenMap | null>(null)
  const [datum, setDatum] = useState<Datum | null>(null)
  const [source, setSource] = useState('')
  const [approval, setApproval] = useState('')
  const load = useMutation({
    mutationFn: (order: Order) => write<MapLoaded>('/map', order),
    onSuccess: () => {
      setChosen(null)
      return client.invalidateQueries(cityMapQuestion())
    },
  })
  const isStated = datum !== null && source.trim() !== '' && approval.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen?.kind === 'drawn' && datum !== null && isStated)
      load.mutate({ map: chosen.map, datum, source: source.trim(), approval: approval.trim() })
  }
  const take = async (file: File) => {
    load.reset()
    setChosen(await readFile(file))
  }
  return (
    <Panel title={t`Load a map`}>
      <ChooseFile onFile={(file) => void take(file)} />
      {chosen?.kind === 'faulty' ? <FaultsOf chosen={chosen} /> : null}
      {chosen?.kind === 'drawn' ? <Preview chosen={chosen} /> : null}
      <form className="map-form" onSubmit={submit}>
        <label htmlFor="map-source">
          <Trans>Source of the boundaries</Trans>
          <Input
            id="map-source"
            autoComplete="off"
            maxLength={120}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </label>
        <label htmlFor="map-approval">
          <Trans>Approval number of the map</Trans>
          <Input
            id="map-approval"
            autoComplete="off"
            maxLength={60}
            value={approval}
            onChange={(event) => setApproval(event.target.value)}
          />
        </label>
        <label htmlFor="map-datum">
          <Trans>Datum of the coordinates</Trans>
          <Select<Datum | null>
            id="map-datum"
            value={datum}
            onChange={setDatum}
            options={(['wgs84', 'gcj02', 'bd09'] as const).map((value) => ({
              value,
              label: datums[value],
            }))}
          />
        </label>
        <Button
          type="primary"
          htmlType="submit"
          disabled={chosen?.kind !== 'drawn' || !isStated}
          loading={load.isPending}
        >
          <Trans>Load the map</Trans>
        </Button>
        <p className="faint">
          <Trans>
            Source and approval number stand under the map on the wall. The datum is kept as stated
            and nothing is converted: the wall needs only shapes. Of the file, only the drawing is
            kept.
          </Trans>
        </p>
      </form>
      {load.isError ? <Refused cause={load.error} /> : null}
      {load.isSuccess ? (
        <p role="status">
          <Trans>Loaded. A wall that stands open shows it within ten minutes.</Trans>
        </p>
      ) : null}
    </Panel>
  )
}
