import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { ResultsImported, ResultsTried } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useDropFile } from '../../../ui/desk/use-drop-file.ts'
import { FileFaults } from './file-faults.tsx'
import { Tried } from './tried.tsx'
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
  const [isTrial, setTrial] = useState(false)
  // Of the file that was tried last, so that what is taken then is what was looked at.
  const [content, setContent] = useState('')
  const load = useCommand<ResultsImported>()
  const trial = useCommand<ResultsTried>()
  const importing = (fileName: string, bytes: string) =>
    load.mutate({
      path: `/plates/${plate}/import`,
      input: {
        fileName,
        content: bytes,
        ...(instrument.trim() === '' ? {} : { instrument: instrument.trim() }),
      },
    })
  const take = async (file: File) => {
    setName(file.name)
    setTooLarge(file.size > bytesMax)
    if (file.size > bytesMax) return
    const bytes = await base64Of(file)
    load.reset()
    trial.reset()
    setContent(bytes)
    if (isTrial)
      trial.mutate({ path: `/plates/${plate}/try`, input: { content: bytes }, isTimed: false })
    else importing(file.name, bytes)
  }
  const { isOver, over, onChange } = useDropFile(take)
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
      <label className="import-trial">
        <input
          type="checkbox"
          checked={isTrial}
          onChange={(event) => setTrial(event.target.checked)}
        />{' '}
        <Trans>Try the file first: say what it would do, take nothing</Trans>
      </label>
      <label className={isOver ? 'drop drop-over' : 'drop'} htmlFor="result-file" {...over}>
        <input id="result-file" type="file" accept=".txt,.xlsx,.rdml,.tsv" onChange={onChange} />
        <b>
          <Trans>Drop the file here, or choose it</Trans>
        </b>
        <span className="faint">
          <Trans>QuantStudio text or workbook (.xlsx), RDML; one run, all wells</Trans>
        </span>
      </label>
      <p role="status">
        {load.isPending || trial.isPending ? <Trans>Reading {name}…</Trans> : null}
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
      {trial.isError ? <FileFaults cause={trial.error} /> : null}
      {trial.isSuccess && !load.isSuccess ? (
        <Tried
          name={name}
          tried={trial.data}
          isBusy={load.isPending}
          onTake={() => importing(name, content)}
        />
      ) : null}
    </Panel>
  )
}
