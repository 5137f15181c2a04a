import { Trans } from '@lingui/react/macro'
import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useDropFile } from '../../../ui/desk/use-drop-file.ts'
import type { ChosenFile } from './questions.ts'
import { bytesMax, readFile } from './read-file.ts'

/** One file, dropped or chosen; what was chosen stays named and can be taken away. */
export function ChooseFile(props: {
  title: ReactNode
  hint: ReactNode
  chosen: ChosenFile | null
  onChoose(file: ChosenFile | null): void
}) {
  const id = useId()
  const [isTooLarge, setTooLarge] = useState(false)
  const take = async (file: File) => {
    setTooLarge(file.size > bytesMax)
    if (file.size <= bytesMax) props.onChoose(await readFile(file))
  }
  const { isOver, over, onChange } = useDropFile(take)
  return (
    <div className="import-file">
      <label
        className={isOver ? 'import-drop import-drop-over' : 'import-drop'}
        htmlFor={id}
        {...over}
      >
        <input id={id} type="file" accept=".csv,.txt,.tsv,.xlsx" onChange={onChange} />
        <b>{props.title}</b>
        <span className="faint">{props.hint}</span>
      </label>
      {isTooLarge ? (
        <p className="late" role="alert">
          <Trans>The file is larger than 8.9 MB: import it in parts.</Trans>
        </p>
      ) : null}
      {props.chosen ? (
        <p className="import-chosen">
          <b>{props.chosen.name}</b>
          <Button type="link" onClick={() => props.onChoose(null)}>
            <Trans>Take away</Trans>
          </Button>
        </p>
      ) : null}
    </div>
  )
}
