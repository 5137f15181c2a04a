import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import type { AssistPerson } from './questions.ts'

const fields = ['name', 'phone', 'document', 'address', 'words'] as const

/** Whom a request is about, one line each; the last empty line is not sent. */
export function PeopleField(props: {
  people: readonly AssistPerson[]
  onChange: (people: AssistPerson[]) => void
}) {
  const { t } = useLingui()
  const { people, onChange } = props
  const words = {
    name: t`Person's name`,
    phone: t`Phone`,
    document: t`Document`,
    address: t`Address`,
    words: t`What is known`,
  }
  const put = (at: number, field: (typeof fields)[number], value: string) =>
    onChange(people.map((one, n) => (n === at ? { ...one, [field]: value } : one)))
  return (
    <fieldset className="assist-people">
      <legend>
        <Trans>People concerned</Trans>
      </legend>
      {people.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end and taken away by their place
        <div key={at}>
          {fields.map((field) => (
            <Input
              key={field}
              aria-label={`${words[field]} ${at + 1}`}
              placeholder={words[field]}
              value={one[field] ?? ''}
              maxLength={field === 'words' ? 600 : field === 'address' ? 200 : 30}
              onChange={(event) => put(at, field, event.target.value)}
            />
          ))}
          <Button
            aria-label={t`Take away person ${at + 1}`}
            onClick={() => onChange(people.filter((_, n) => n !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...people, { name: '' }])}>
        <Trans>Add a person</Trans>
      </Button>
    </fieldset>
  )
}

/** The people that have a name, without empty fields. */
export const namedPeople = (people: readonly AssistPerson[]): AssistPerson[] =>
  people
    .filter(({ name }) => name.trim() !== '')
    .map((one) =>
      Object.fromEntries(
        fields.flatMap((field) => {
          const value = (one[field] ?? '').trim()
          return value === '' ? [] : [[field, value]]
        }),
      ),
    )
    .map((one) => ({ name: '', ...one }))
