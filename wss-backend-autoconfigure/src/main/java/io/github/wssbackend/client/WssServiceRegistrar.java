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

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.wssbackend.WssConfigurationException;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Defines the beans that {@link ImportWssServices} asks for. For the thread that reads
 * the configuration.
 */
final class WssServiceRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	private final ResourceLoader resources;

	WssServiceRegistrar(Environment environment, ResourceLoader resources) {
		this.environment = environment;
		this.resources = resources;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		importing.getAnnotations()
			.stream(ImportWssServices.Container.class)
			.flatMap((all) -> Arrays.stream(all.getAnnotationArray("value", ImportWssServices.class)))
			.forEach((each) -> register(each, importing.getClassName(), registry));
		importing.getAnnotations()
			.stream(ImportWssServices.class)
			.forEach((each) -> register(each, importing.getClassName(), registry));
	}

	private void register(MergedAnnotation<ImportWssServices> annotation, String place,
			BeanDefinitionRegistry registry) {
		String client = annotation.getString("client");
		if (client.isBlank()) {
			throw new WssConfigurationException("@ImportWssServices at " + place + " names no client.",
					"Name one of wss.clients.");
		}
		for (Class<?> type : types(annotation, place)) {
			String name = client + "#" + type.getName();
			if (!registry.containsBeanDefinition(name)) {
				registry.registerBeanDefinition(name, definition(type, client, place));
			}
		}
	}

	private Set<Class<?>> types(MergedAnnotation<ImportWssServices> annotation, String place) {
		Set<Class<?>> types = new LinkedHashSet<>(List.of(annotation.getClassArray("types")));
		Set<String> packages = new LinkedHashSet<>(List.of(annotation.getStringArray("basePackages")));
		for (Class<?> each : annotation.getClassArray("basePackageClasses")) {
			packages.add(each.getPackageName());
		}
		if (types.isEmpty() && packages.isEmpty()) {
			packages.add(ClassUtils.getPackageName(place));
		}
		ServiceScanner scanner = new ServiceScanner(this.environment, this.resources);
		packages.forEach((each) -> scanner.findCandidateComponents(each).forEach((found) -> types.add(load(found))));
		return types;
	}

	private Class<?> load(BeanDefinition found) {
		return ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), this.resources.getClassLoader());
	}

	private static RootBeanDefinition definition(Class<?> type, String client, String place) {
		RootBeanDefinition definition = new RootBeanDefinition(WssServiceFactoryBean.class);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(1, client);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(2, place);
		definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		definition.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, type);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, client));
		// Mistakes are told at the start, also where beans are lazy by default.
		definition.setLazyInit(false);
		return definition;
	}

}
