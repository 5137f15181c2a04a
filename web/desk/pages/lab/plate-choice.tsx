import { canonicalLabel, parseLabel } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import type { KeyboardEvent } from 'react'
import type { AssayChoice } from '../../../api/wire.ts'
import type { Draft } from './use-bench.ts'

// 13 digits and the check character.
const tubeLength = 14

/** The code, the assay and the format of the plate on the bench. The format is fixed by the first tube. */
export function PlateChoice(props: {
  draft: Draft
  assays: readonly AssayChoice[]
  onChoose: (choice: Partial<Pick<Draft, 'plate' | 'assay' | 'format' | 'lot'>>) => void
  onTube: (tube: string) => void
}) {
  const { t } = useLingui()
  const { draft, assays, onChoose } = props
  const isWrong = draft.plate !== '' && !parseLabel('plate', draft.plate).ok
  // Somebody left the focus here and went on with the tubes: what follows the plate's code is the tube's.
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.currentTarget.blur()
    const tube = parseLabel('tube', draft.plate.slice(-tubeLength))
    if (!tube.ok) return
    onChoose({ plate: draft.plate.slice(0, -tubeLength) })
    props.onTube(tube.code)
  }
  return (
    <div className="plate-choice">
      <label htmlFor="plate-code">
        <Trans>Code of the plate</Trans>
        <input
          id="plate-code"
          className="lab-field code"
          autoComplete="off"
          spellCheck={false}
          placeholder={t`scan its label`}
          value={draft.plate}
          aria-invalid={isWrong}
          aria-describedby="plate-code-fault"
          onChange={(event) => {
            const plate = canonicalLabel(event.target.value)
            onChoose({ plate })
            // The focus goes back to the plate by itself, so that the next scan is a tube's.
            if (parseLabel('plate', plate).ok) event.target.blur()
          }}
          onKeyDown={enter}
        />
      </label>
      <label htmlFor="plate-assay">
        <Trans>Assay</Trans>
        <select
          id="plate-assay"
          className="lab-field"
          value={draft.assay}
          onChange={(event) => onChoose({ assay: event.target.value })}
        >
          {assays.map(({ assay, version, kitName }) => (
            <option key={assay} value={assay}>
              {kitName} · {version}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor="plate-lot">
        <Trans>Reagent lot</Trans>
        <input
          id="plate-lot"
          className="lab-field"
          autoComplete="off"
          maxLength={40}
          placeholder={t`as printed on the kit`}
          value={draft.lot}
          onChange={(event) => onChoose({ lot: event.target.value })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </label>
      <label htmlFor="plate-format">
        <Trans>Wells</Trans>
        <select
          id="plate-format"
          className="lab-field"
          value={draft.format}
          disabled={draft.acts.length > 0}
          onChange={(event) => onChoose({ format: event.target.value === '384' ? 384 : 96 })}
        >
          <option value={96}>96</option>
          <option value={384}>384</option>
        </select>
      </label>
      <p id="plate-code-fault" className="late">
        {isWrong
          ? t`The code of a plate begins with P and has 13 characters; scan it again or compare it.`
          : null}
      </p>
    </div>
  )
}
