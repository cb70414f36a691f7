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

package io.github.wssbackend.route;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.TargetClassAware;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.log.LogMessage;
import org.springframework.util.ClassUtils;

import io.github.wssbackend.connection.RemoteProxy;

/**
 * Looks over the beans of a factory and says what is known of each. Makes no bean, with
 * one exception: a lazy singleton that is known by an interface with routes only, since
 * nothing else tells whether it serves them or calls them elsewhere.
 */
final class RouteBeans {

	private static final Log logger = LogFactory.getLog(RouteBeans.class);

	private final ConfigurableListableBeanFactory factory;

	RouteBeans(ConfigurableListableBeanFactory factory) {
		this.factory = factory;
	}

	List<RouteBean> find() {
		List<String> names = new ArrayList<>();
		this.factory.getBeanNamesIterator().forEachRemaining(names::add);
		List<RouteBean> found = new ArrayList<>();
		for (String name : names) {
			RouteBean bean = isPassedOver(name) ? null : describe(name);
			if (bean != null && !RemoteProxy.class.isAssignableFrom(bean.type())) {
				found.add(bean);
			}
		}
		return found;
	}

	private boolean isPassedOver(String name) {
		return ScopedProxyUtils.isScopedTarget(name)
				|| (this.factory.containsBeanDefinition(name) && this.factory.getBeanDefinition(name).isAbstract());
	}

	private @Nullable RouteBean describe(String name) {
		try {
			Class<?> type = type(name);
			return (type != null) ? new RouteBean(name, type, userClass(name, type), factoryMethod(name, type)) : null;
		}
		catch (Throwable ex) {
			// A type that cannot be loaded is the business of whoever uses the bean.
			logger.debug(LogMessage.format("Passing over bean '%s', whose type cannot be determined", name), ex);
			return null;
		}
	}

	private @Nullable Class<?> type(String name) {
		Class<?> type = this.factory.getType(name, false);
		if (type == null || !type.isInterface() || !BeanMethods.hasAny(type) || !this.factory.isSingleton(name)) {
			return type;
		}
		return this.factory.getBean(name).getClass();
	}

	private Class<?> userClass(String name, Class<?> type) {
		Class<?> target = ScopedObject.class.isAssignableFrom(type)
				? AutoProxyUtils.determineTargetClass(this.factory, ScopedProxyUtils.getTargetBeanName(name))
				: targetClass(name);
		return ClassUtils.getUserClass((target != null) ? target : type);
	}

	private @Nullable Class<?> targetClass(String name) {
		Object singleton = this.factory.getSingleton(name);
		if (singleton == null) {
			return AutoProxyUtils.determineTargetClass(this.factory, name);
		}
		if (singleton instanceof FactoryBean) {
			return (singleton instanceof TargetClassAware aware) ? aware.getTargetClass() : null;
		}
		return AopProxyUtils.ultimateTargetClass(singleton);
	}

	private @Nullable Method factoryMethod(String name, Class<?> type) {
		String definition = ScopedObject.class.isAssignableFrom(type) ? ScopedProxyUtils.getTargetBeanName(name) : name;
		if (!this.factory.containsBeanDefinition(definition)) {
			return null;
		}
		return (this.factory.getMergedBeanDefinition(definition) instanceof RootBeanDefinition root)
				? root.getResolvedFactoryMethod() : null;
	}

}
