import { separates } from '@bihuan/contract/isolation-sites.ts'
import { careNeeds, diets } from '@bihuan/core/isolation/needs.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { Field } from './field.tsx'
import type { SiteView } from './questions.ts'
import { careWords, dietWords, separatesWords } from './words.ts'

/** Corrects what is known of a site: what it can give decides who is sent there. */
export function ChangePart({ view, onDone }: { view: SiteView; onDone: () => void }) {
  const { t } = useLingui()
  const [draft, setDraft] = useState({
    name: view.row.name,
    address: view.address,
    languages: view.languages,
    diets: view.diets,
    care: view.care,
    separates: view.separates,
  })
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const send = useSend<object, unknown>(() => `/isolation-sites/${view.row.site}/change`, onDone)
  const many = (
    words: typeof careWords,
    codes: readonly string[],
  ): { value: string; label: string }[] =>
    codes.map((value) => {
      const word = words[value]
      return { value, label: word ? t(word) : value }
    })
  return (
    <Panel title={t`Correct it`}>
      <div className="supply-form">
        <Field word={<Trans>Name of the house</Trans>}>
          {(id) => (
            <Input
              id={id}
              value={draft.name}
              maxLength={80}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field word={<Trans>Where the house is</Trans>}>
          {(id) => (
            <Input
              id={id}
              value={draft.address}
              maxLength={200}
              onChange={(event) => set({ address: event.target.value })}
            />
          )}
        </Field>
        <Field word={<Trans>Two groups never share</Trans>}>
          {(id) => (
            <Select
              id={id}
              value={draft.separates}
              options={
                many(separatesWords, separates) as {
                  value: typeof draft.separates
                  label: string
                }[]
              }
              onChange={(value) => set({ separates: value })}
            />
          )}
        </Field>
        <Field isWide word={<Trans>Can care for</Trans>}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={draft.care}
              options={many(careWords, careNeeds)}
              onChange={(care) => set({ care })}
            />
          )}
        </Field>
        <Field isWide word={<Trans>Can cook</Trans>}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={draft.diets}
              options={many(dietWords, diets)}
              onChange={(value) => set({ diets: value })}
            />
          )}
        </Field>
        <Field isWide word={<Trans>Languages besides the city’s (en, ru, ar …)</Trans>}>
          {(id) => (
            <Select
              id={id}
              mode="tags"
              value={draft.languages}
              onChange={(languages) => set({ languages })}
            />
          )}
        </Field>
        <Button
          type="primary"
          loading={send.isPending}
          onClick={() => send.mutate({ version: view.row.version, ...draft })}
        >
          <Trans>Save</Trans>
        </Button>
      </div>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
