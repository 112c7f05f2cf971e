import type { INestApplication, Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Parameters = NonNullable<Operation['parameters']>;
type QuestionSchema = Extract<Parameters[number], { in: string }>['schema'];

const verbs = ['get', 'post', 'put', 'delete'] as const;

/** What an address can be asked, one parameter for each field: Swagger leaves out what is taken as one schema. */
export function withQuestions(app: INestApplication, document: OpenAPIObject): OpenAPIObject {
  const controllers = new Map(
    app
      .get(DiscoveryService, { strict: false })
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? [[metatype.name, metatype]] : [])),
  );
  const paths: Paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, item]) => [
      path,
      verbs.reduce((all, verb) => {
        const operation = item[verb];

        return operation ? { ...all, [verb]: asked(operation, controllers) } : all;
      }, item),
    ]),
  );

  return { ...document, paths };
}

function asked(operation: Operation, controllers: ReadonlyMap<string, Type | Function>): Operation {
  const [controller = '', method = ''] = operation.operationId?.split('_') ?? [];
  const handler = controllers.get(controller);
  if (!handler) return operation;

  return {
    ...operation,
    parameters: [...(operation.parameters ?? []), ...questionsOf(handler, method)],
  };
}

function questionsOf(controller: Type | Function, method: string): Parameters {
  const taken: Readonly<Record<string, Readonly<{ schema?: unknown }>>> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {};

  return Object.entries(taken).flatMap(([place, { schema }]): Parameters => {
    if (!place.startsWith(`${RouteParamtypes.QUERY}:`) || !(schema instanceof z.core.$ZodType)) return [];
    const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', target: 'openapi-3.0' });

    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      // Zod writes it for OpenAPI 3.0, and types it as the JSON Schema that is wider.
      schema: property as QuestionSchema,
    }));
  });
}
