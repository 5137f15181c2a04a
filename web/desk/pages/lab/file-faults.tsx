import { Trans, useLingui } from '@lingui/react/macro'
import { Problem } from '../../../api/problem.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { adviceFor } from './fault-advice.ts'

/** Why a file was refused: each fault with its row, its column or well, and what to do. Nothing of the file was taken. */
export function FileFaults({ cause }: { cause: unknown }) {
  const { t } = useLingui()
  // A wrong tube is wrong for each of its genes: one line says it.
  const lines = new Map(
    (cause instanceof Problem ? cause.items : []).map((item) => [
      `${item.row} ${item.column} ${item.message}`,
      item,
    ]),
  )
  if (lines.size === 0) return <ErrorState cause={cause} />
  return (
    <div className="file-faults" role="alert">
      <p className="error-title">
        <Trans>The file was refused whole; nothing of it was taken.</Trans>
      </p>
      <div className="file-faults-scroll">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col" className="num">
                {t`Row`}
              </th>
              <th scope="col">{t`Column or well`}</th>
              <th scope="col">{t`What is wrong`}</th>
              <th scope="col">{t`What to do`}</th>
            </tr>
          </thead>
          <tbody>
            {[...lines].map(([key, { row, column, code, message }]) => {
              const advice = adviceFor(code)
              return (
                <tr key={key}>
                  <td className="num">{row ?? '–'}</td>
                  <td>{column ?? '–'}</td>
                  <td>{message ?? code}</td>
                  <td>{advice ? t(advice) : t`as the sentence says`}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}
