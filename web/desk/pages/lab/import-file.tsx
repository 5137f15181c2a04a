import { Trans, useLingui } from '@lingui/react/macro'
import { type ChangeEvent, type DragEvent, useState } from 'react'
import type { ResultsImported } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { FileFaults } from './file-faults.tsx'
import { useCommand } from './use-command.ts'
import './desk.css'

// The contract takes 12 million characters of base64, four for three bytes.
const bytesMax = 8_900_000

/** The content of a file as base64, as the contract wants it. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

/** The instrument's file is dropped or chosen, and taken whole or not at all. */
export function ImportFile({ plate }: { plate: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const [name, setName] = useState('')
  const [isTooLarge, setTooLarge] = useState(false)
  const [instrument, setInstrument] = useState('')
  const [isOver, setOver] = useState(false)
  const load = useCommand<ResultsImported>()
  const take = async (file: File | undefined) => {
    if (!file) return
    setName(file.name)
    setTooLarge(file.size > bytesMax)
    if (file.size > bytesMax) return
    const content = await base64Of(file)
    load.mutate({
      path: `/plates/${plate}/import`,
      input: {
        fileName: file.name,
        content,
        ...(instrument.trim() === '' ? {} : { instrument: instrument.trim() }),
      },
    })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void take(event.target.files?.[0])
    // The same file, mended, may be chosen again.
    event.target.value = ''
  }
  return (
    <Panel title={t`Import the instrument's file`}>
      <label className="import-instrument" htmlFor="import-instrument">
        <Trans>Instrument, where its file does not say which</Trans>
        <input
          id="import-instrument"
          className="lab-field"
          autoComplete="off"
          maxLength={60}
          value={instrument}
          onChange={(event) => setInstrument(event.target.value)}
        />
      </label>
      <label
        className={isOver ? 'drop drop-over' : 'drop'}
        htmlFor="result-file"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input id="result-file" type="file" accept=".txt,.xlsx,.rdml,.tsv" onChange={choose} />
        <b>
          <Trans>Drop the file here, or choose it</Trans>
        </b>
        <span className="faint">
          <Trans>QuantStudio text or workbook (.xlsx), RDML; one run, all wells</Trans>
        </span>
      </label>
      <p role="status">
        {load.isPending ? <Trans>Reading {name}…</Trans> : null}
        {isTooLarge ? (
          <Trans>{name} is larger than a plate's file can be. Export setup and results only.</Trans>
        ) : null}
        {load.isSuccess ? (
          <Trans>
            {name}: {format.number(load.data.rows)} readings of {format.number(load.data.used)}{' '}
            wells taken
          </Trans>
        ) : null}
      </p>
      {load.isError ? <FileFaults cause={load.error} /> : null}
    </Panel>
  )
}
