import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { ChooseFile } from '../import-cases/choose-file.tsx'
import { useSend } from '../orders/use-send.ts'
import { usePlaces } from './add-part.tsx'
import { Field } from './field.tsx'
import type { SitesImported } from './questions.ts'
import '../import-cases/import-cases.css'

type Chosen = { name: string; content: string }
type Draft = { area: string; place: string; file: Chosen }

function Tried({ outcome, isDone }: { outcome: SitesImported; isDone: boolean }) {
  const format = useFormats()
  return (
    <div className="supply-stack" role="status">
      <p>
        <StatusTag tone={outcome.faultsInAll > 0 ? 'late' : isDone ? 'ok' : 'info'}>
          {isDone ? <Trans>imported</Trans> : <Trans>tried, nothing written</Trans>}
        </StatusTag>{' '}
        <Trans>
          {outcome.rows} rows: {outcome.sites} new sites, {outcome.rooms} new rooms,{' '}
          {outcome.repeated} there already
        </Trans>
        {outcome.encoding ? ` · ${outcome.encoding}` : ''}
      </p>
      {outcome.faults.length > 0 ? (
        <ul>
          {outcome.faults.map((fault) => (
            <li key={`${fault.row} ${fault.column ?? ''} ${fault.code}`}>
              <b>
                <Trans>row {fault.row}</Trans>
                {fault.column ? ` · ${fault.column}` : ''}
              </b>{' '}
              {format.text(fault)}
            </li>
          ))}
        </ul>
      ) : null}
      {outcome.faultsInAll > outcome.faults.length ? (
        <p>
          <Trans>{outcome.faultsInAll} faults in all.</Trans>
        </p>
      ) : null}
    </div>
  )
}

/** A sheet with one line for each room: tried first, then imported whole or not at all. */
export function ImportPart() {
  const { t } = useLingui()
  const { actor } = useMe()
  const queries = useQueryClient()
  const places = usePlaces()
  const [file, setFile] = useState<Chosen | null>(null)
  const [chosen, setPlace] = useState('')
  const [tried, setTried] = useState<{ outcome: SitesImported; isDone: boolean } | null>(null)
  const place = chosen || (places[0]?.value ?? '')
  const tryIt = useSend<Draft, SitesImported>(
    () => '/isolation-sites/import/try',
    (outcome) => setTried({ outcome, isDone: false }),
  )
  const run = useSend<Draft, SitesImported>(
    () => '/isolation-sites/import',
    (outcome) => {
      setTried({ outcome, isDone: true })
      void queries.invalidateQueries({ queryKey: ['isolation-sites'] })
    },
  )
  const draft = file && { area: actor?.areaCode ?? '', place, file }
  const error = tryIt.error ?? run.error
  return (
    <Panel title={t`Import a sheet of sites and rooms`}>
      <ChooseFile
        title={<Trans>Choose a CSV or xlsx, or drop it here</Trans>}
        hint={
          <Trans>
            One line for each room; columns 隔离点, 地址, 区划代码, 房间号, 楼层, 房型, 床位, 通道.
            UTF-8 or GB18030.
          </Trans>
        }
        chosen={file}
        onChoose={(one) => {
          setFile(one)
          setTried(null)
        }}
      />
      <div className="supply-bar">
        <Field word={<Trans>What they are used for by the rules</Trans>}>
          {(id) => (
            <Select
              id={id}
              style={{ minWidth: 180 }}
              value={place}
              options={places}
              onChange={setPlace}
            />
          )}
        </Field>
        <Button
          disabled={!draft}
          loading={tryIt.isPending}
          onClick={() => draft && tryIt.mutate(draft)}
        >
          <Trans>Try it</Trans>
        </Button>
        <Button
          type="primary"
          disabled={!draft || tried === null || tried.isDone || tried.outcome.faultsInAll > 0}
          loading={run.isPending}
          onClick={() => draft && run.mutate(draft)}
        >
          <Trans>Import it</Trans>
        </Button>
      </div>
      {error ? <ErrorState cause={error} /> : null}
      {tried ? <Tried {...tried} /> : null}
    </Panel>
  )
}
