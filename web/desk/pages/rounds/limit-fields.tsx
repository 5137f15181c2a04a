import { type LimitName, limitNames } from '@bihuan/core/notice/notice.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { InputNumber } from 'antd'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Faults, faultId } from './field.tsx'
import { plainName } from './plain-notice.ts'
import { SourceNote } from './source-note.tsx'
import { sourceAfter, useDraft } from './use-draft.ts'

const limitWords: Record<LimitName, MessageDescriptor> = {
  tubeBoxed: msg`Tube sealed → box sealed`,
  boxHandedOver: msg`Box sealed → taken by the courier`,
  legDelivered: msg`Taken by the courier → received by the laboratory`,
  tubeAtLaboratory: msg`Tube sealed → received by the laboratory`,
  resultReported: msg`Sampled → result told`,
  poolHeld: msg`Tube reactive → every member told and held`,
  poolResampled: msg`Tube reactive → every member sampled alone`,
  preliminaryConfirmed: msg`Preliminary positive → second kit`,
  claimReviewed: msg`Late or contradicting claim → decided`,
  missingFollowedUp: msg`Sites over → everybody due has an answer`,
}

/** What is owed after what, in minutes, each with its source; a changed figure is ours from then on. */
export function LimitFields() {
  const { t } = useLingui()
  const { draft, base, change } = useDraft()
  return (
    <Panel title={t`Limits`} className="draft-panel">
      <table className="plain limit-table">
        <thead>
          <tr>
            <th scope="col">
              <Trans>From → to</Trans>
            </th>
            <th scope="col">
              <Trans>Minutes</Trans>
            </th>
            <th scope="col">
              <Trans>Source</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {limitNames.map((limit) => {
            const name = plainName(limit)
            const now = draft.limits[name]
            const before = base.limits[name]
            const known = before ? { value: before.minutes, source: before.source } : null
            const words = t(limitWords[limit])
            const path = `limits.${name}`
            return (
              <tr key={limit}>
                <th scope="row">{words}</th>
                <td>
                  <InputNumber
                    id={`limit-${name}`}
                    aria-label={words}
                    aria-describedby={faultId(path)}
                    value={now?.minutes ?? null}
                    onChange={(minutes) =>
                      change({
                        limits: {
                          ...draft.limits,
                          [name]: { minutes, source: sourceAfter(minutes, known) },
                        },
                      })
                    }
                  />
                  <Faults path={path} deep />
                </td>
                <td>
                  <SourceNote source={now?.source ?? ''} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}
