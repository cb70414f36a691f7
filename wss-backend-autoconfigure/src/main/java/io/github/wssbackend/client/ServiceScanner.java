/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.client;

import java.io.IOException;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

import io.github.wssbackend.annotation.WssRoute;

/**
 * Finds interfaces with {@code @WssRoute} methods, their own or inherited ones, without
 * loading them.
 */
final class ServiceScanner extends ClassPathScanningCandidateComponentProvider {

	ServiceScanner(Environment environment, ResourceLoader resources) {
		super(false, environment);
		setResourceLoader(resources);
		addIncludeFilter(ServiceScanner::hasRoutes);
	}

	@Override
	protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
		return definition.getMetadata().isIndependent();
	}

	private static boolean hasRoutes(MetadataReader type, MetadataReaderFactory types) throws IOException {
		if (!type.getClassMetadata().isInterface()) {
			return false;
		}
		if (type.getAnnotationMetadata().hasAnnotatedMethods(WssRoute.class.getName())) {
			return true;
		}
		for (String inherited : type.getClassMetadata().getInterfaceNames()) {
			if (hasRoutes(types.getMetadataReader(inherited), types)) {
				return true;
			}
		}
		return false;
	}

}
