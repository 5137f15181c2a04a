import { get, type Route } from '../http/route.ts'
import { search } from './search.ts'
import { tubeStory } from './tube-story.ts'

export const tubeRoutes: Route[] = [
  get('/api/v1/tubes/:tube', tubeStory, 'desk'),
  get('/api/v1/search', search, 'desk'),
]
