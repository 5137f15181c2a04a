import { useLingui } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'
import { useWhose } from '../whose.ts'

/** Oneself and the family, a button each; the row can be pushed sideways where there are many. */
export function People() {
  const { t } = useLingui()
  const { family, person, choose } = useWhose()
  if (family.people.length < 2) return null
  return (
    <nav className="m-people" aria-label={t`Whose code`}>
      {family.people.map((one) => (
        <Button
          key={one.person}
          aria-pressed={one.person === person.person}
          onClick={() => choose(one.person)}
        >
          {one.relation === 'self' ? t`Myself` : one.name}
        </Button>
      ))}
    </nav>
  )
}
