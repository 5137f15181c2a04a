import { Trans, useLingui } from '@lingui/react/macro'
import { Input, InputNumber } from 'antd'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Faults, Field } from './field.tsx'
import { renumbered } from './next-notice.ts'
import { useDraft } from './use-draft.ts'

/** Number, day and title of the notice; the id and the round's number follow from them. */
export function HeadingFields() {
  const { t } = useLingui()
  const { draft, change } = useDraft()
  return (
    <Panel
      title={t`The notice`}
      aside={<span className="code faint">{draft.id}</span>}
      className="draft-panel"
    >
      <div className="field-row">
        <Field id="notice-number" label={<Trans>Number</Trans>} path="number">
          <InputNumber
            id="notice-number"
            precision={0}
            value={draft.number}
            onChange={(number) => change(renumbered(draft, draft.year, number))}
          />
        </Field>
        <Field id="notice-day" label={<Trans>Issued on</Trans>} path="issued_on">
          <Input
            id="notice-day"
            type="date"
            value={draft.issued_on}
            onChange={(event) => {
              const year = Number(event.target.value.slice(0, 4)) || draft.year
              change({
                ...renumbered(draft, year, draft.number),
                issued_on: event.target.value,
              })
            }}
          />
        </Field>
      </div>
      <Faults path="year" />
      <Faults path="id" />
      <Field id="title-zh" label={<Trans>Title in Chinese</Trans>} path="title.zh">
        <Input
          id="title-zh"
          lang="zh-CN"
          value={draft.title.zh}
          onChange={({ target }) => change({ title: { ...draft.title, zh: target.value } })}
        />
      </Field>
      <Field id="title-en" label={<Trans>Title in English</Trans>} path="title.en">
        <Input
          id="title-en"
          lang="en"
          value={draft.title.en}
          onChange={({ target }) => change({ title: { ...draft.title, en: target.value } })}
        />
      </Field>
    </Panel>
  )
}
