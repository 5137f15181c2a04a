import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { queryOf, read } from '../../../api/client.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Field } from './field.tsx'
import type { CaseList } from './questions.ts'

/** The id of a case of which a number was typed; an id that came with the address stays as it is. */
async function idOf(text: string): Promise<string> {
  if (!/^[Cc]?-?[0-9]{1,9}$/.test(text)) return text
  const { cases } = await read<CaseList>(`/cases${queryOf({ text, state: 'all' })}`, {
    purpose: 'case-investigation',
  })
  return cases[0]?.case ?? ''
}

/** Which two: by the numbers that are printed and spoken. */
export function ChooseTwo(props: {
  from: string
  into: string
  onChoose: (chosen: { from: string; into: string }) => void
}) {
  const { t } = useLingui()
  const [from, setFrom] = useState(props.from)
  const [into, setInto] = useState(props.into)
  const find = useMutation({
    mutationFn: async () => ({ from: await idOf(from.trim()), into: await idOf(into.trim()) }),
    onSuccess: (chosen) => {
      if (chosen.from !== '' && chosen.into !== '') props.onChoose(chosen)
    },
  })
  const isMissing = find.data !== undefined && (find.data.from === '' || find.data.into === '')
  return (
    <Panel title={t`Which two`}>
      <form
        className="case-fields"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          find.mutate()
        }}
      >
        <Field label={t`This case`} value={from} onChange={setFrom} isFirst={props.from === ''} />
        <Field label={t`goes into this one`} value={into} onChange={setInto} />
        <Button
          htmlType="submit"
          disabled={from.trim() === '' || into.trim() === ''}
          loading={find.isPending}
        >
          <Trans>Compare</Trans>
        </Button>
        <Button
          onClick={() => {
            setFrom(into)
            setInto(from)
          }}
        >
          <Trans>The other way round</Trans>
        </Button>
      </form>
      {find.isError ? <ErrorState cause={find.error} /> : null}
      {isMissing ? (
        <p className="late" role="alert">
          <Trans>There is no case of this number here.</Trans>
        </p>
      ) : null}
    </Panel>
  )
}
