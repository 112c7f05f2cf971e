import { applyDecorators, SerializeOptions } from '@nestjs/common';
import { ApiDefaultResponse, ApiResponse } from '@nestjs/swagger';
import { problem } from '@cohesion/contracts';
import type { z } from 'zod';

/** What a handler answers: checked on its way out (undeclared fields are dropped) and written into OpenAPI. */
export const Answers = (schema: z.core.$ZodType, status = 200): MethodDecorator =>
  applyDecorators(
    SerializeOptions({ schema }),
    ApiResponse({ status, standardSchema: schema }),
    ApiDefaultResponse({ standardSchema: problem, description: 'A named refusal.' }),
  );
