export { catalogueFits, courseFits } from '@cohesion/contracts';
