import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { rolesQuestion } from './questions.ts'

/** The city's words for a job at a site; its code where the city has closed it. */
export function useRoleWord(): (role: string) => string {
  const format = useFormats()
  const roles = new Map((useQuery(rolesQuestion()).data?.roles ?? []).map((one) => [one.role, one]))
  return (role) => {
    const words = roles.get(role)
    return words ? format.text(words) : role
  }
}
