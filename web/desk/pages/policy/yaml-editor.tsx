import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import type { OwnFile } from './own-files.ts'
import type { Checked } from './questions.ts'

type Fault = Checked['faults'][number]

/** The files of the city's own rules, one at a time, with numbered lines and what is wrong at each. */
export function YamlEditor(props: {
  files: readonly OwnFile[]
  faults: readonly Fault[]
  onChange: (files: OwnFile[]) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { files, faults, onChange } = props
  const [open, setOpen] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const shown = files[open]
  const faultsIn = (file: string) => faults.filter((one) => one.file === file)
  const goTo = (fault: Fault) => {
    const at = files.findIndex(({ file }) => file === fault.file)
    if (at >= 0) setOpen(at)
    const text = files[at]?.text ?? ''
    const start = text
      .split('\n')
      .slice(0, (fault.line ?? 1) - 1)
      .join('\n').length
    setTimeout(() => {
      area.current?.focus()
      area.current?.setSelectionRange(start + 1, start + 1)
    })
  }
  if (!shown) return null
  const own = faultsIn(shown.file)
  const wrong = new Map(own.map((fault) => [fault.line, fault]))
  return (
    <div className="policy-editor">
      <div className="policy-files" role="tablist" aria-label={t`Files`}>
        {files.map(({ file }, n) => (
          <button
            key={file}
            type="button"
            role="tab"
            aria-selected={n === open}
            onClick={() => setOpen(n)}
          >
            {file}
            {faultsIn(file).length > 0 ? (
              <span className="policy-fault"> ■ {faultsIn(file).length}</span>
            ) : null}
          </button>
        ))}
      </div>
      <div className="policy-text">
        <ol aria-hidden="true">
          {numbersOf(shown.text).map((line) => (
            <li key={line} className={wrong.has(line) ? 'policy-wrong' : ''}>
              {line}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          aria-label={shown.file}
          spellCheck={false}
          wrap="off"
          value={shown.text}
          rows={Math.max(12, shown.text.split('\n').length)}
          onChange={(event) =>
            onChange(
              files.map((one, n) => (n === open ? { ...one, text: event.target.value } : one)),
            )
          }
        />
      </div>
      {faults.length > 0 ? (
        <ul className="policy-plain" aria-label={t`What is wrong`}>
          {faults.map((fault) => (
            <li key={`${fault.file} ${fault.path} ${fault.code}`}>
              <Button type="link" size="small" onClick={() => goTo(fault)}>
                {fault.line === null ? (
                  fault.file
                ) : (
                  <Trans>
                    {fault.file}, line {fault.line}
                  </Trans>
                )}
              </Button>
              <span className="policy-fault">{format.text(fault)}</span>{' '}
              <code className="faint">{fault.path}</code>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** 1 to as many as the text has lines. */
const numbersOf = (text: string): number[] => text.split('\n').map((_, n) => n + 1)
